"""Blocks of lines put through the statements that judge them: what comes out is in the table `judged`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.checks.combinations import Split, split_checks
from checker.logs.checks.sql import literal, quoted
from checker.logs.columns.habits import absent_paths, filled_places, learn
from checker.logs.columns.leaves import Leaves, extracted_leaves, typed_leaves
from checker.logs.columns.row_kinds import is_row_column
from checker.logs.formats.log_format import Path
from checker.logs.screening.block_query import BlockQueries, block_queries, few_queries, few_tokens
from checker.logs.screening.usual_query import usual_queries
from checker.logs.screening.verdicts import Plan

if TYPE_CHECKING:
    import duckdb

UNUSUAL: Final = 5  # one in so many records may be unlike the others; if more are, all are judged in full
COMBINE: Final = "INSERT INTO combinations BY NAME "
_STATEMENTS: Final = {"judge": "INSERT INTO judged BY NAME ", "combine": COMBINE}
_SMALL: Final = 1 << 20  # bytes of a block
_FEW: Final = 1000  # records in all
LESSONS: Final = 4  # how often it is learnt anew what is usual in a log, before that is given up


class Judged(Struct, frozen=True):
    """What is in the table `judged`; see block_query.py for the flags."""

    rows: int
    foreign: int
    excluded: int
    text_inside: bool | None
    unknown: int
    unclear: int
    misfit: int


class Judging(Struct):
    """`file` is where blocks are written for the query engine to read; `fields` are the policy's."""

    connection: duckdb.DuckDBPyConnection
    file: FilePath
    fields: tuple[str, ...]
    masks: int
    _combined: bool = False
    _quickly: str = ""  # optimizers that a small block is not worth

    def typed(self, plan: Plan) -> BlockQueries | None:
        """For lines that are as the format says; None where the format cannot be read so."""
        if "typed" not in plan.queries:
            leaves = typed_leaves(plan.mapping, str(self.file))
            plan.queries["typed"] = self.of_leaves(plan, leaves) if leaves is not None else None
        return plan.queries["typed"]

    def extracted(self, plan: Plan) -> BlockQueries:
        """For any lines that were made ready."""
        found = plan.queries.get("extracted")
        if found is None:
            found = self.of_leaves(plan, extracted_leaves(plan.mapping, str(self.file)))
            plan.queries["extracted"] = found
        return found

    def few(self, plan: Plan, data: bytes) -> BlockQueries:
        """For these few lines, which were made ready."""
        leaves = extracted_leaves(plan.mapping, str(self.file))
        split = split_of(plan)
        self.file.write_bytes(data)
        self.planned(few_tokens(plan.mapping, split, leaves, plan.key), quickly=True)
        names = list(plan.mapping.columns)
        there = self.one(f"SELECT {', '.join(f'count({quoted(name)})' for name in names)} FROM tokens")
        absent = frozenset(name for name, number in zip(names, there, strict=True) if not number)
        return few_queries(plan.mapping, split, self.fields, self.masks, leaves, absent)

    def usual(self, plan: Plan, *, may_learn: bool) -> BlockQueries | None:
        """For lines that are as most; None where it is not known what most are like."""
        if may_learn and "usual" not in plan.queries and plan.sample and plan.lessons < LESSONS:
            plan.lessons += 1
            plan.queries["usual"] = self._learnt(plan, plan.sample)
        return plan.queries.get("usual")

    def of_leaves(self, plan: Plan, leaves: Leaves) -> BlockQueries:
        return block_queries(plan.mapping, split_of(plan), self.fields, self.masks, leaves, plan.key)

    def _learnt(self, plan: Plan, data: bytes) -> BlockQueries | None:
        """From lines that could be read by type."""
        self.file.write_bytes(data)
        every = typed_leaves(plan.mapping, str(self.file))
        assert every is not None
        absent = absent_paths(self.connection, plan.mapping, every)
        leaves = self._without(plan, absent)
        names = [name for name in plan.mapping.columns if is_row_column(name)]
        habits = learn(self.connection, plan.mapping, absent, leaves, names)
        if habits is None:
            return None
        return usual_queries(plan.mapping, split_of(plan), self.fields, self.masks, leaves, plan.key, habits)

    def _without(self, plan: Plan, absent: frozenset[Path]) -> Leaves:
        """Leaves that read nothing where nothing is. Objects that hold nothing of interest, but something, are looked
        into all the same."""
        opened: frozenset[Path] = frozenset()
        while True:
            leaves = typed_leaves(plan.mapping, str(self.file), absent, opened)
            assert leaves is not None
            full = filled_places(self.connection, leaves)
            if not full:
                return leaves
            opened |= full

    def forget(self, plan: Plan) -> None:
        plan.queries.pop("usual", None)

    def judged(self, queries: BlockQueries, data: bytes, *, new: bool = False) -> Judged:
        """The block in the table `judged`; once more where much of it has combinations that were not seen before. With
        `new`, that is known to be so. Raises duckdb.Error for a block that cannot be read so."""
        self.file.write_bytes(data)
        new = new or not self._combined  # at first all are
        judged = self.combine(queries) if new else self.judge(queries)
        if judged.unknown * UNUSUAL > judged.rows and not judged.text_inside and not new:
            judged = self.combine(queries)
        return judged

    def look_up(self, queries: BlockQueries, data: bytes) -> None:
        """The combinations of some lines."""
        self.file.write_bytes(data)
        self._run("combine", queries)

    def over(self, queries: BlockQueries, paths: Sequence[FilePath]) -> BlockQueries:
        """The same over other files than that of a block."""
        read = f"read_json({literal(str(self.file))}"
        files = f"read_json([{', '.join(literal(str(path)) for path in paths)}]"
        assert read in queries.judge
        return replace(
            queries, judge=queries.judge.replace(read, files), combine=queries.combine.replace(read, files), once=True
        )

    def has_new_combinations(self) -> bool:
        """Whether rows of the table `judged` are unknown because nothing like them was seen before."""
        query = (
            "SELECT count(*) FROM judged WHERE unknown AND combination NOT IN (SELECT combination FROM combinations)"
        )
        return bool(self.one(query)[0])

    def combine(self, queries: BlockQueries) -> Judged:
        """The block as it was, with its new combinations."""
        self._run("combine", queries)
        return self.judge(queries)

    def judge(self, queries: BlockQueries) -> Judged:
        self.connection.execute("DELETE FROM judged")
        self._run("judge", queries)
        return Judged(*self.one(queries.counts))

    def set_apart(self, queries: BlockQueries, rows: Sequence[int]) -> Judged:
        """Rows of the table `judged`, which holds what is usual, as unknown: they are not to be taken as they stand."""
        self.connection.execute(f"UPDATE judged SET unknown = TRUE WHERE n IN ({', '.join(map(str, rows))})")
        return Judged(*self.one(queries.counts))

    def set_foreign(self, queries: BlockQueries, rows: Sequence[int]) -> Judged:
        """Rows of the table `judged` that are another format's."""
        self.connection.execute(
            "UPDATE judged SET foreign_ = TRUE, misfit = FALSE, unknown = FALSE, unclear = FALSE"
            f" WHERE n IN ({', '.join(map(str, rows))})"
        )
        return Judged(*self.one(queries.counts))

    def flagged(self, flag: str) -> list[int]:
        """Rows of the table `judged`."""
        return [n for (n,) in self.connection.execute(f"SELECT n FROM judged WHERE {flag} ORDER BY n").fetchall()]

    def one(self, query: str) -> Any:
        row = self.connection.execute(query).fetchone()
        assert row is not None
        return row

    def _run(self, what: str, queries: BlockQueries) -> None:
        """Planning takes longer than a small block, and a prepared statement that reads a file is planned each time."""
        self._combined = self._combined or what == "combine"
        small = not queries.once and self.file.stat().st_size <= _SMALL
        self.planned(_STATEMENTS[what] + getattr(queries, what), quickly=small)

    def planned(self, statement: str, *, quickly: bool = False) -> None:
        """Records stream past the combinations, which are few: never the other way round. `quickly`: there is so little
        to read that most of planning is not worth it."""
        with self._optimized_without(self._optimizers() if quickly else "build_side_probe_side"):
            self.connection.execute(statement)

    @contextmanager
    def of_all_records(self, rows: int) -> Iterator[None]:
        """Statements over all records are planned as it is worth for so many."""
        if not is_few(rows):
            yield
            return
        with self._optimized_without(self._optimizers()):
            yield

    def _optimizers(self) -> str:
        """All but what is not to be read."""
        if not self._quickly:
            names = self.connection.execute("SELECT name FROM duckdb_optimizers()").fetchall()
            self._quickly = ",".join(sorted(name for (name,) in names if name != "unused_columns"))
        return self._quickly

    @contextmanager
    def _optimized_without(self, optimizers: str) -> Iterator[None]:
        self.connection.execute(f"SET disabled_optimizers = {literal(optimizers)}")
        try:
            yield
        finally:
            self.connection.execute("RESET disabled_optimizers")


def is_few(rows: int) -> bool:
    """So few records that planning a statement takes longer than running it."""
    return rows <= _FEW


def split_of(plan: Plan) -> Split:
    if plan.split is None:
        plan.split = split_checks([named.check for named in plan.checks], is_row_column)
    return plan.split
