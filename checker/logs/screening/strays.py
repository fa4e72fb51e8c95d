"""Lines of a log that are records of another format than the rest of it: where a gateway was replaced or its log's
version changed, one file holds both. They are put by, and judged as what they are once the rest is read."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

from msgspec import Struct, field

from checker.logs.blocks.block_rows import LineRows
from checker.logs.blocks.blocks import BLOCK, Block, UnreadableLineError
from checker.logs.blocks.otlp import otlp_rewriter, spans_of
from checker.logs.formats.log_format import LogFormat
from checker.logs.records.recognise import fits, recognise, said_of
from checker.logs.screening.regions import Region
from checker.logs.screening.source_state import Events, Part, SourceState
from checker.logs.screening.verdicts import Plan

_AT_ONCE: Final = BLOCK // 4  # bytes
_READERS: Final = ("json", "otlp")  # of lines


def other_format(
    text: bytes, own: LogFormat, formats: Mapping[str, LogFormat], seen: Sequence[LogFormat] = ()
) -> LogFormat | None:
    """What a line is a record of that is not as its log's format is, and says more of itself than that format says in
    it; None where that is not known either. `seen`: of which the log had others, so that one with something left out is
    known as well."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or ((own.recognise.all or own.recognise.any) and fits(document, own.recognise)):
        return None
    spans = list(spans_of(document))  # of an export; none: a record of its own
    found = recognise(spans or [document], formats) or _most_like(document, seen)
    if found is None or found.reader not in _READERS or own.reader not in _READERS:
        return None
    said = max((said_of(one, found) for one in spans or [document]), default=0)
    return found if said > said_of(document, own) else None


def _most_like(document: Mapping[str, Any], formats: Sequence[LogFormat]) -> LogFormat | None:
    """Of which most is there, if that is half of what the format is known by."""
    found = max(formats, key=lambda one: said_of(document, one), default=None)
    if found is None:
        return None
    known = len(found.recognise.all) + min(1, len(found.recognise.any)) + len(found.recognise.evidence)
    return found if said_of(document, found) * 2 >= known else None


class _Pile(Struct):
    """Lines of one source in one format, in a file, with their places."""

    state: SourceState
    plan: Plan
    events: Events
    out: IO[bytes]
    lines: array[int] = field(default_factory=lambda: array("q"))
    offsets: array[int] = field(default_factory=lambda: array("q"))


class Strays(Struct):
    """`formats`: what lines may be of besides; none where the user says what the log is in."""

    formats: Mapping[str, LogFormat]
    plan_for: Callable[[LogFormat], Plan]
    folder: Path
    _piles: dict[tuple[int, str], _Pile] = field(default_factory=dict)

    def possible(self, part: Part) -> bool:
        """Rows of a table are all of one format."""
        return bool(self.formats) and isinstance(part.rows, LineRows | Region)

    def take(self, part: Part, n: int, text: bytes) -> bool:
        """False: the line is of no format that is known."""
        if not self.possible(part) or not text.startswith(b"{"):
            return False
        seen = [pile.plan.mapping.format for (source, _), pile in self._piles.items() if source == part.state.index]
        found = other_format(text, part.plan.mapping.format, self.formats, seen)
        if found is None:
            return False
        line, offset = part.rows.place(n)
        pile = self._pile(part, found)
        pile.out.write(text.replace(b"\n", b" ") + b"\n")
        pile.lines.append(line)
        pile.offsets.append(offset)
        return True

    def blocks(self) -> Iterator[tuple[SourceState, Plan, Block, Events]]:
        """What was put by, made ready. A state without records is that of the source in the other format."""
        piles, self._piles = self._piles, {}
        for pile in piles.values():
            pile.out.close()
            path = Path(pile.out.name)
            for block in _blocks(pile, path):
                yield pile.state, pile.plan, block, pile.events
            path.unlink()

    def _pile(self, part: Part, found: LogFormat) -> _Pile:
        key = (part.state.index, found.name)
        if key not in self._piles:
            path = self.folder / f"strays-{len(self._piles)}.ndjson"
            plan = self.plan_for(found)
            state = SourceState(-1, part.state.source, plan)
            self._piles[key] = _Pile(state, plan, part.events, path.open("wb"))
        return self._piles[key]


def _blocks(pile: _Pile, path: Path) -> Iterator[Block]:
    block = _empty()
    size = 0
    rows: list[bytes] = []
    rewrite = pile.plan.rewrite
    if pile.plan.mapping.format.reader == "otlp":
        rewrite = otlp_rewriter(rewrite)
    with path.open("rb") as lines:
        for text, line, offset in zip(lines, pile.lines, pile.offsets, strict=True):
            try:
                ready = list(rewrite(text.rstrip(b"\n")))
            except UnreadableLineError as error:
                pile.state.bad += 1
                pile.events.bad(pile.state, line, offset, str(error))
                continue
            rows += ready
            size += sum(map(len, ready))
            assert block.lines is not None
            assert block.offsets is not None
            block.lines.extend([line] * len(ready))
            block.offsets.extend([offset] * len(ready))
            if size >= _AT_ONCE:
                block.data = b"\n".join(rows) + b"\n"
                yield block
                block, rows, size = _empty(), [], 0
    if rows:
        block.data = b"\n".join(rows) + b"\n"
        yield block


def _empty() -> Block:
    return Block(b"", 0, 0, array("q"), array("q"))
