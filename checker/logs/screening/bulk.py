"""Many lines at once: files of a log that the query engine reads where they lie, by one statement for all of them.

What a log usually holds is learnt from samples of the files. Records that are not so are left over, and judged once
more by the block (storing.py). Where files cannot be read so, nothing is done, and they are read by the block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from itertools import accumulate
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from checker.logs.blocks.blocks import Block
from checker.logs.layouts.documents import Reading, words
from checker.logs.screening.block_query import BlockQueries
from checker.logs.screening.judging import COMBINE, UNUSUAL, Judging
from checker.logs.screening.regions import Region, regions_of
from checker.logs.screening.source_state import Events, Part, SourceState
from checker.logs.screening.storing import Chosen, Storing, placed_by_number
from checker.logs.screening.verdicts import Plan

WORTH: Final = 4 << 20  # bytes for which it is worth learning what is usual
_BATCH: Final = 1 << 30  # bytes that are read at once, save where one file has more
_FILES: Final = 100  # that are open at once
_BIG: Final = 256 << 20  # bytes for which it is tried first on some of them
_PIECE: Final = 4 << 20  # bytes down to which a file is halved that cannot be read as a whole
_SAMPLE: Final = 2 << 20  # bytes that it is learnt from what is usual
_PROBES: Final = 16  # places that are looked at beforehand
_PROBE: Final = 512 << 10  # bytes of each
_AGAIN: Final = 16 << 20  # bytes of lines that are judged once more at once
_FLAGS: Final = "n, foreign_, misfit, excluded, text_inside, unclear"
ByBlock = Callable[[SourceState, Plan, Block, Events], None]


class Stored(Enum):
    """What came of storing all rows at once."""

    ALL = "all"
    UNREADABLE = "unreadable"  # not all of it can be read so; some of it may
    UNLIKE = "unlike"  # too few records are as usual


class Bulk(Struct):
    """Sources of one plan are collected, and read once there are enough of them. `by_block` is the other way, which may
    collect as well: `finish_blocks` is for that."""

    judging: Judging
    storing: Storing
    folder: Path
    by_block: ByBlock
    finish_blocks: Callable[[], None]
    _plan: Plan | None = None
    _waiting: list[Region] = field(default_factory=list)

    def take(self, state: SourceState, plan: Plan, reading: Reading, events: Events) -> None:
        """A source of JSON lines, sooner or later."""
        if self._plan is not plan:
            self.finish(events)
        self._plan = plan
        for region in regions_of(state, reading, self.folder):
            state.lines, state.size = region.line + region.count - 1, region.offset + region.size
            self._waiting.append(region)
            if len(self._waiting) >= _FILES or sum(one.size for one in self._waiting) >= _BATCH:
                self.finish(events)
        state.error = reading.error

    def finish(self, events: Events) -> None:
        """All that was taken so far."""
        waiting, self._waiting = self._waiting, []
        if self._plan is None:
            return
        try:
            self._read(self._plan, waiting, events)
        finally:
            for region in waiting:
                region.close()

    def _read(self, plan: Plan, regions: Sequence[Region], events: Events) -> None:
        worth = sum(region.size for region in regions) >= WORTH
        queries = self._usual(plan, regions) if worth else None
        if queries is not None:
            if self._at_once(plan, queries, regions, events):
                return
            if len(regions) > 1:  # most of them may be in order
                half = len(regions) // 2
                self._read(plan, regions[:half], events)
                self._read(plan, regions[half:], events)
                return
        for region in regions:
            try:
                if queries is not None and region.size > _PIECE and region.count > 1:
                    self._in_halves(plan, region, events)
                    continue
                for block in region.blocks():
                    self.by_block(region.state, plan, block, events)
                    progressed(events, len(block.data))
            except OSError as error:
                region.state.error = words(error)

    def _in_halves(self, plan: Plan, region: Region, events: Events) -> None:
        """What is wrong in one place of a file does not slow down the rest of it."""
        for half in region.halves(self.folder):
            try:
                self._read(plan, [half], events)
            finally:
                half.close()

    def _usual(self, plan: Plan, regions: Sequence[Region]) -> BlockQueries | None:
        """Statements for what is usual, learnt from the first lines that can be read by type; None where nothing is."""
        from checker.logs.query_engine import duckdb

        if "usual" in plan.queries:
            return plan.queries["usual"]
        for sample in (_beginnings(regions), *_probes(regions)):
            plan.sample = sample
            with suppress(duckdb.Error):
                return self.judging.usual(plan, may_learn=True)
            plan.lessons -= 1
        plan.sample = b""
        return None

    def _looked_up(self, plan: Plan, queries: BlockQueries, regions: Sequence[Region]) -> bool:
        """The combinations of some lines from all over the files. False: they cannot be read by type, or there is much
        to read and too few are as usual."""
        from checker.logs.query_engine import duckdb

        if plan.begun:
            return True
        lines = b"".join(_probes(regions))
        try:
            if sum(region.size for region in regions) < _BIG:
                self.judging.look_up(queries, lines)
            else:
                judged = self.judging.judged(queries, lines, new=True)
                if judged.unknown * UNUSUAL > judged.rows:
                    self.judging.forget(plan)
                    return False
        except duckdb.Error:
            return False
        plan.begun = True
        return True

    def _at_once(self, plan: Plan, queries: BlockQueries, regions: Sequence[Region], events: Events) -> bool:
        """False: not all of it can be read so; nothing was done."""
        self.finish_blocks()
        if not self._looked_up(plan, queries, regions):
            return False
        base = self.storing.rows
        bases = list(accumulate((region.count for region in regions), initial=base))
        parts = [Part(one.state, plan, one, first, events) for one, first in zip(regions, bases, strict=False)]
        over = self.judging.over(queries, [region.path for region in regions])
        lines = [region.line for region in regions]
        apart = [first + n for one, first in zip(regions, bases, strict=False) for n in one.apart]
        stored = stored_at_once(
            self.storing, over, parts, lines, lambda: all(one.unchanged() for one in regions), apart
        )
        if stored is not Stored.ALL:
            if stored is Stored.UNLIKE:
                self.judging.forget(plan)  # what is usual here is learnt anew
            return False
        self.storing.rows = bases[-1]
        for part in parts:
            self.storing.begin(part)
        try:
            sifted = self.storing.sift(parts)
            settled = bases[-1] - base - len(sifted.unread) - sifted.kept
            if sifted.kept:
                number, unclear = self.storing.settle_kept(parts, queries, lines, new=sifted.new_kept)
                settled += number + self._in_full(plan, unclear)
            settled += self._again(plan, sifted.unread, new=sifted.new_unread)
            if settled != bases[-1] - base:
                raise AssertionError(f"{bases[-1] - base} records read, {settled} accounted for")
            for part in parts:
                self.storing.tell(part)
                progressed(events, part.rows.placed.starts[-1])
        except OSError as error:
            for region in regions:
                region.state.error = "" if region.unchanged() else words(error)
        return True

    def _again(self, plan: Plan, unknown: Sequence[Chosen], *, new: bool) -> int:
        """Rows that are not as usual; how many are settled, which should be all."""
        settled = 0
        unclear: list[Chosen] = []
        for chosen in _in_portions(unknown):
            typed = self.judging.typed(plan)
            assert typed is not None
            number, more = self.storing.again(chosen, typed, plan.rewrite, new=new)
            settled += number
            unclear += more
        return settled + self._in_full(plan, unclear)

    def _in_full(self, plan: Plan, unclear: Sequence[Chosen]) -> int:
        """Rows in which null and nothing make a difference; how many are settled, which should be all."""
        return sum(
            self.storing.again(chosen, self.judging.extracted(plan), None, new=False)[0]
            for chosen in _in_portions(unclear)
        )


def progressed(events: Events, size: int) -> None:
    if events.progress is not None:
        events.progress(size)


def _beginnings(regions: Sequence[Region]) -> bytes:
    """Lines of the first files."""
    found: list[bytes] = []
    left = _SAMPLE
    for region in regions:
        found.append(region.lines_from(0, left))
        left -= len(found[-1])
        if left < _SAMPLE // 2:
            break
    return b"".join(found)


def _probes(regions: Sequence[Region]) -> Iterator[bytes]:
    """Lines from all over the files."""
    ends = list(accumulate(region.size for region in regions))
    for number in range(_PROBES):
        place = ends[-1] * number // _PROBES
        index = next(index for index, end in enumerate(ends) if place < end)
        yield regions[index].lines_from(place - (ends[index] - regions[index].size), _PROBE)


def _in_portions(chosen: Sequence[Chosen]) -> Iterator[list[Chosen]]:
    portion: list[Chosen] = []
    size = 0
    for part, n in chosen:
        starts = part.rows.placed.starts
        portion.append((part, n))
        size += starts[n + 1] - starts[n]
        if size >= _AGAIN:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def stored_at_once(
    storing: Storing,
    over: BlockQueries,
    parts: Sequence[Part],
    lines: Sequence[int],
    unchanged: Callable[[], bool],
    apart: Sequence[int] = (),
) -> Stored:
    """All rows of some parts, which follow each other, into the table of records, those that are not as usual with a
    mark; or nothing, also where they are not `unchanged`. `over` reads them; `lines` has the line of each part's first
    row. Rows that are `apart`, by their number in all, get the mark whatever they are like."""
    from checker.logs.query_engine import duckdb

    judging, base = storing.judging, parts[0].base
    end = parts[-1].base + parts[-1].rows.count
    row, src, line = placed_by_number(parts, lines)
    insert = (
        f"INSERT INTO raw_records BY NAME SELECT {row} AS row, {src} AS src, {line} AS line,"
        f" * EXCLUDE ({_FLAGS}) FROM ({over.judge})"
    )
    try:
        for combined in (False, True):
            judging.planned(insert)
            storing.set_apart(apart)
            rows, unknown = judging.one(
                f"SELECT count(*), count(*) FILTER (unknown) FROM raw_records WHERE row >= {base}"
            )
            if base + rows != end or not unchanged():
                storing.forget(base)
                return Stored.UNREADABLE
            if unknown * UNUSUAL <= rows:
                return Stored.ALL
            storing.forget(base)
            if not combined:
                judging.planned(COMBINE + over.combine)
    except duckdb.Error:  # it is read in another way, which says what is wrong with it
        storing.forget(base)
        return Stored.UNREADABLE
    return Stored.UNLIKE
