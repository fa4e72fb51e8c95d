"""Many rows at once: files of Parquet whose columns have the same types, by one statement for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from checker.logs.columns.parquet import (
    ParquetFile,
    ParquetRows,
    names_read,
    over_files,
    over_picked,
    parquet_file,
    picked,
)
from checker.logs.layouts.documents import Reading
from checker.logs.screening.block_query import BlockQueries
from checker.logs.screening.bulk import Stored, progressed, stored_at_once
from checker.logs.screening.judging import COMBINE, Judging
from checker.logs.screening.parquet_judging import ParquetJudging
from checker.logs.screening.source_state import Events, Part, SourceState
from checker.logs.screening.storing import Chosen, Storing
from checker.logs.screening.verdicts import Plan

_BATCH: Final = 3_000_000  # rows that are read at once, save where one file has more
_FILES: Final = 1_000
_AGAIN: Final = 200_000  # rows that are judged once more at once
_PICKED: Final = "picked_rows"
Waiting = tuple[SourceState, Reading, ParquetFile]
OneByOne = Callable[[SourceState, Plan, Reading, Events], None]


class ParquetBulk(Struct):
    """Files are collected, and read once there are enough of them. `one_by_one` is the other way; `finish_blocks` for
    what else was collected, which comes first."""

    judging: Judging
    storing: Storing
    one_by_one: OneByOne
    finish_blocks: Callable[[], None]
    _plan: Plan | None = None
    _waiting: list[Waiting] = field(default_factory=list)

    def take(self, state: SourceState, plan: Plan, reading: Reading, events: Events) -> bool:
        """A file, sooner or later. False: the format cannot be read by types, or the file is no Parquet."""
        from checker.logs.query_engine import duckdb

        try:
            assert reading.source.path is not None
            file = parquet_file(self.judging.connection, reading.source.path)
            if ParquetJudging(self.judging, plan, file).full() is None:
                return False
        except duckdb.Error:
            return False
        types = self._waiting[0][2].types if self._waiting else file.types
        if self._plan is not plan or types != file.types:
            self.finish(events)
        self._plan = plan
        state.lines = state.size = file.rows
        self._waiting.append((state, reading, file))
        if len(self._waiting) >= _FILES or sum(one.rows for *_, one in self._waiting) >= _BATCH:
            self.finish(events)
        return True

    def finish(self, events: Events) -> None:
        """All that was taken so far."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.finish_blocks()
        if self._plan is not None and waiting and not self._at_once(self._plan, waiting, events):
            for state, reading, _ in waiting:
                self.one_by_one(state, self._plan, reading, events)

    def _at_once(self, plan: Plan, waiting: Sequence[Waiting], events: Events) -> bool:
        """False: they cannot be read so; nothing was done."""
        files = [file for *_, file in waiting]
        known = ParquetJudging(self.judging, plan, max(files, key=lambda file: file.rows))
        usual = self._usual(known)
        if usual is None:
            return False
        names = names_read(plan.mapping, files[0])
        bases = list(accumulate((file.rows for file in files), initial=self.storing.rows))
        parts = [
            Part(state, plan, ParquetRows(self.judging.connection, file, names, 0, file.rows), base, events)
            for (state, _, file), base in zip(waiting, bases, strict=False)
        ]
        over = _over(usual, lambda query: over_files(query, [file.path for file in files]))
        if stored_at_once(self.storing, over, parts, [1] * len(parts), lambda: True) is not Stored.ALL:
            known.forget()
            return False
        self.storing.rows = bases[-1]
        for part in parts:
            self.storing.begin(part)
        sifted = self.storing.sift(parts)
        if sifted.kept:
            settled, _ = self.storing.settle_kept(parts, usual, [1] * len(parts), new=sifted.new_kept)
            if settled != sifted.kept:
                raise AssertionError(f"{sifted.kept} records read, {settled} accounted for")
        full = known.full()
        assert full is not None
        for first in range(0, len(sifted.unread), _AGAIN):
            self._again(full, files, parts, sifted.unread[first : first + _AGAIN])
        for part in parts:
            self.storing.tell(part)
            progressed(events, part.rows.count)
        return True

    def _usual(self, known: ParquetJudging) -> BlockQueries | None:
        from checker.logs.query_engine import duckdb

        try:
            usual = known.usual(0, known.file.rows)
            if usual is not None and not known.plan.begun:
                known.look_up(usual)
                known.plan.begun = True
        except duckdb.Error:
            return None
        return usual

    def _again(
        self, full: BlockQueries, files: Sequence[ParquetFile], parts: Sequence[Part], chosen: Sequence[Chosen]
    ) -> None:
        """Rows that are not as usual, by what is for any."""
        base, connection = parts[0].base, self.judging.connection
        self.storing.place((part.base - base + n, 0, 0, 0) for part, n in chosen)
        rows = picked(
            [file.path for file in files], "SELECT n FROM places", names_read(parts[0].plan.mapping, files[0])
        )
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {_PICKED} AS {rows}")
        queries = _over(full, lambda query: over_picked(query, _PICKED))
        self.judging.planned(COMBINE + queries.combine)
        settled = self.storing.settle_placed(parts, queries, self.judging.judge(queries), [1] * len(parts))
        if settled != len(chosen):
            raise AssertionError(f"{len(chosen)} records read, {settled} accounted for")


def _over(queries: BlockQueries, put: Callable[[str], str]) -> BlockQueries:
    return replace(queries, judge=put(queries.judge), combine=put(queries.combine), once=True)
