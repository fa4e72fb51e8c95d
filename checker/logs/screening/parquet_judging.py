"""Rows of a file of Parquet put through the statements that judge them, which are made once for columns of the same
types."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.columns.habits import absent_paths, filled_places, learn
from checker.logs.columns.leaves import Leaves
from checker.logs.columns.parquet import ParquetFile, at_rows, parquet_leaves
from checker.logs.columns.row_kinds import is_row_column
from checker.logs.formats.log_format import Path
from checker.logs.screening.block_query import BlockQueries
from checker.logs.screening.judging import COMBINE, LESSONS, UNUSUAL, Judged, Judging, split_of
from checker.logs.screening.source_state import Part
from checker.logs.screening.storing import Storing
from checker.logs.screening.usual_query import usual_queries
from checker.logs.screening.verdicts import Plan

_WORTH: Final = 5_000  # rows for which it is worth learning what is usual
_SAMPLE: Final = 10_000  # rows that it is learnt from what is usual


class ParquetJudging(Struct, frozen=True):
    judging: Judging
    plan: Plan
    file: ParquetFile

    def judged(self, first: int, end: int) -> tuple[BlockQueries, Judged] | None:
        """Rows `first` to `end` in the table `judged`. None: the format cannot be read by types."""
        usual = self.usual(first, end)
        if usual is not None:
            queries = self._at(usual, first, end)
            begun, self.plan.begun = self.plan.begun, True
            judged = self.judging.judge(queries) if begun else self.judging.combine(queries)
            if begun and judged.unknown * UNUSUAL > judged.rows:
                judged = self.judging.combine(queries)
            if judged.unknown * UNUSUAL <= judged.rows:
                return queries, judged
            self.forget()
        full = self.full()
        if full is None:
            return None
        queries = self._at(full, first, end)
        return queries, self.judging.combine(queries)

    def again(self, storing: Storing, first: int, part: Part, chosen: list[int]) -> tuple[int, list[int]]:
        """Some of these rows in full: how many are settled, which is all."""
        full = self.full()
        assert full is not None
        queries = self._at(full, first, first + part.rows.count, chosen)
        judged = self.judging.combine(queries) if self.judging.has_new_combinations() else self.judging.judge(queries)
        if judged.unknown:
            judged = self.judging.combine(queries)
        return storing.settle(part, queries, judged), []

    def _name(self, what: str) -> str:
        return f"parquet, {what}: {', '.join(f'{name} {kind}' for name, kind in self.file.types.items())}"

    def full(self) -> BlockQueries | None:
        """For any rows, with places for files; None: the format cannot be read by types."""
        name = self._name("full")
        if name not in self.plan.queries:
            leaves = parquet_leaves(self.plan.mapping, self.file.types)
            self.plan.queries[name] = self.judging.of_leaves(self.plan, leaves) if leaves is not None else None
        return self.plan.queries[name]

    def forget(self) -> None:
        self.plan.queries.pop(self._name("usual"), None)

    def look_up(self, queries: BlockQueries) -> None:
        """The combinations of the first rows."""
        self.judging.planned(COMBINE + at_rows(queries.combine, self.file, 0, _SAMPLE))

    def usual(self, first: int, end: int) -> BlockQueries | None:
        """For rows that are as most, with places for files; None where it is not known what most are like."""
        name = self._name("usual")
        if name not in self.plan.queries and self.plan.lessons < LESSONS and end - first >= _WORTH:
            self.plan.lessons += 1
            self.plan.queries[name] = self._learnt(first, min(end, first + _SAMPLE))
        return self.plan.queries.get(name)

    def _learnt(self, first: int, end: int) -> BlockQueries | None:
        mapping, connection = self.plan.mapping, self.judging.connection

        def here(leaves: Leaves) -> Leaves:
            return replace(leaves, query=at_rows(leaves.query, self.file, first, end))

        every = parquet_leaves(mapping, self.file.types)
        if every is None:
            return None
        absent = absent_paths(connection, mapping, here(every))
        opened: frozenset[Path] = frozenset()
        while True:
            leaves = parquet_leaves(mapping, self.file.types, absent, opened)
            assert leaves is not None
            full = filled_places(connection, here(leaves))
            if not full:
                break
            opened |= full
        habits = learn(
            connection, mapping, absent, here(leaves), [name for name in mapping.columns if is_row_column(name)]
        )
        if habits is None:
            return None
        judging, plan = self.judging, self.plan
        return usual_queries(mapping, split_of(plan), judging.fields, judging.masks, leaves, plan.key, habits)

    def _at(self, queries: BlockQueries, first: int, end: int, chosen: list[int] | None = None) -> BlockQueries:
        def put(query: str) -> str:
            return at_rows(query, self.file, first, end, chosen or ())

        return replace(queries, judge=put(queries.judge), combine=put(queries.combine), once=True)
