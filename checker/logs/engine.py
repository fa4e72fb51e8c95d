"""Sources in, records and violations out: reading, screening with DuckDB, the strict verdict on some of what it finds.

Everything is in one temporary database on disk with a bound on memory; what a source's damage ends is kept up to there.
"""

from __future__ import annotations

import shutil
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from checker.logs.block_query import BlockQueries, block_queries
from checker.logs.block_rows import LineRows, Placed, Rows
from checker.logs.blocks import Block, Rewriter, halves_of, line_rewriter, line_starts, pieces_of, staged
from checker.logs.combinations import checks_that_ask
from checker.logs.documents import Reading, read_source
from checker.logs.leaves import Leaves, extracted_leaves, typed_leaves
from checker.logs.log_format import LogFormat
from checker.logs.mapping import RecordMapping
from checker.logs.sources import Source
from checker.logs.strict import StrictVerdict
from checker.logs.tables import mask_columns, records_ddl
from checker.logs.verdicts import Candidate, NamedCheck, Plan, Verdicts
from checker.policy.model import Policy

if TYPE_CHECKING:
    import duckdb

MEMORY: Final = "600MB"
BLOCK_FILE: Final = "block.ndjson"
PIECE: Final = 2 << 20  # bytes that are read line by line at once where a block has anything unusual
MISSES: Final = 3  # blocks in a row with something unusual, after which a source is read by extraction at once


@dataclass(slots=True)
class SourceState:
    index: int
    source: Source
    plan: Plan | None = None
    lines: int = 0
    size: int = 0
    records: int = 0
    bad: int = 0
    blank: int = 0
    foreign: int = 0
    excluded: int = 0
    outside: int = 0
    error: str = ""
    no_log: bool = False  # a JSON document that was found in a folder, such as package.json
    unusual: int = 0  # blocks in a row that could not be read by type


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open, in microseconds; records whose start cannot be read are in it."""

    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Events:
    """What the engine calls as it goes; `candidate` for each record with violations, in order. Without `every`, for as
    many as examples are wanted: counts are in the tables."""

    candidate: Callable[[SourceState, Candidate], None]
    bad: Callable[[SourceState, int, int, str], None]
    blank: Callable[[SourceState, int, int], None]
    progress: Callable[[int], None] | None = None
    every: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """What is in the table `judged`; see block_query.py for the flags."""

    rows: int
    foreign: int
    excluded: int
    text_inside: bool | None
    unknown: int
    unclear: int


@dataclass(slots=True)
class Engine:
    """`checks_for` makes the checks of a mapping. `strict_limit`: records that the strict verdict is asked about, per
    check; None for all that the screening found something in. `examples`: how many of each check are handed on."""

    policy: Policy
    formats: Mapping[str, LogFormat]
    input_format: LogFormat | None
    checks_for: Callable[[RecordMapping], tuple[NamedCheck, ...]]
    mapping_for: Callable[[LogFormat], RecordMapping]
    window: Window
    strict_limit: int | None
    examples: int
    verdicts: Verdicts = field(init=False)
    sources: list[SourceState] = field(default_factory=list)
    _plans: dict[str, Plan] = field(default_factory=dict)
    _folder: Path | None = None
    _connection: duckdb.DuckDBPyConnection | None = None
    _masks: int = 0
    _rows: int = 0
    _prepared: dict[tuple[str, int], str] = field(default_factory=dict)
    _placed: list[tuple[int, Placed]] = field(default_factory=list)

    def __enter__(self) -> Self:
        import duckdb

        self._folder = Path(tempfile.mkdtemp(prefix="checkpolicy-"))
        self._connection = duckdb.connect(str(self._folder / "scan.duckdb"))
        settings = (
            f"SET memory_limit = '{MEMORY}'",
            "SET preserve_insertion_order = true",
            "SET TimeZone = 'UTC'",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET enable_progress_bar = false",
        )
        for setting in settings:
            self._connection.execute(setting)
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def disagreements(self) -> list[str]:
        return self.verdicts.disagreements if self._masks else []

    @property
    def strictly_judged(self) -> int:
        return self.verdicts.strictly_judged if self._masks else 0

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        assert self._connection is not None
        return self._connection

    def read(self, source: Source, events: Events) -> SourceState:
        """One source into the table, block by block."""
        state = SourceState(len(self.sources), source)
        self.sources.append(state)
        reading = read_source(source, self.formats, self.input_format)
        if reading.format is not None:
            state.plan = self._plan(reading.format)
        elif source.sought and reading.single:
            state.no_log = True
            return state
        path = source.path if reading.layout == "parquet" else None
        if path is None or state.plan is None or not self._parquet(state, state.plan, path, events):
            self._blocks(state, reading, events)
        state.error = reading.error
        return state

    def offset(self, row: int) -> int:
        """Where a row's record begins in its source, in bytes of the decompressed source."""
        base, placed = self._placed[bisect_right(self._placed, row, key=lambda one: one[0]) - 1]
        return placed[row - base]

    def mask_names(self) -> list[str]:
        return [f"m{index}" for index in range(self._masks)]

    def _plan(self, log_format: LogFormat) -> Plan:
        if log_format.name not in self._plans:
            mapping = self.mapping_for(log_format)
            checks = self.checks_for(mapping)
            plain = [named.check for named in checks]
            masks = mask_columns(len(checks))
            if not self._masks:
                self._masks = max(4, masks)
                self.verdicts = Verdicts(self.connection, self._masks, self.strict_limit, self.examples)
                for statement in records_ddl(self._masks):
                    self.connection.execute(statement)
            assert masks <= self._masks, "more checks than the table has bits for"
            key = len(self._plans)
            asks = checks_that_ask(plain)
            self._plans[log_format.name] = Plan(mapping, checks, StrictVerdict(self.policy, plain), key, asks)
        return self._plans[log_format.name]

    def _typed_queries(self, plan: Plan) -> BlockQueries | None:
        """None where the format cannot be read so."""
        if "typed" not in plan.queries:
            leaves = typed_leaves(plan.mapping, self._file)
            made = self._queries(plan.mapping, plan.checks, leaves, plan.key) if leaves is not None else None
            plan.queries["typed"] = made
        return plan.queries["typed"]

    def _extracted_queries(self, plan: Plan) -> BlockQueries:
        found = plan.queries.get("extracted")
        if found is None:
            found = self._queries(plan.mapping, plan.checks, extracted_leaves(plan.mapping, self._file), plan.key)
            plan.queries["extracted"] = found
        return found

    @property
    def _file(self) -> str:
        assert self._folder is not None
        return str(self._folder / BLOCK_FILE)

    def _queries(
        self, mapping: RecordMapping, checks: tuple[NamedCheck, ...], leaves: Leaves, key: int
    ) -> BlockQueries:
        plain = [named.check for named in checks]
        return block_queries(mapping, plain, list(self.policy.fields), self._masks, leaves, key)

    def _blocks(self, state: SourceState, reading: Reading, events: Events) -> None:
        plan = state.plan
        rewrite = line_rewriter(plan.mapping) if plan is not None else None
        for block in reading.blocks(rewrite):
            if plan is None or rewrite is None:
                self._report_bad(state, block, events)
            else:
                self._block(state, plan, block, rewrite, events)
            if events.progress is not None:
                events.progress(len(block.data))
        state.lines, state.size = reading.lines, reading.size

    def _block(self, state: SourceState, plan: Plan, block: Block, rewrite: Rewriter, events: Events) -> None:
        """A block by type; where that fails, in pieces, of which those with anything unusual are read line by line."""
        if block.lines is not None:
            self._extracted(state, plan, block, events)
            return
        if not block.data:
            self._report_bad(state, block, events)
            return
        if self._typed_queries(plan) is None or state.unusual >= MISSES:
            self._extracted(state, plan, staged(block.data, block.line, block.offset, rewrite), events)
            return
        if not plan.begun and len(block.data) > 2 * PIECE:
            # what a log usually holds is learnt from a small piece, so that the rest is judged once
            plan.begun = True
            for part in halves_of(block, PIECE):
                self._block(state, plan, part, rewrite, events)
            return
        if self._typed(state, plan, block, events):
            state.unusual = 0
            return
        pieces = list(pieces_of(block, PIECE))
        failed = 0
        for piece in pieces:
            if not self._typed(state, plan, piece, events):
                failed += 1
                self._extracted(state, plan, staged(piece.data, piece.line, piece.offset, rewrite), events)
        state.unusual = state.unusual + 1 if failed * 2 > len(pieces) else 0

    def _typed(self, state: SourceState, plan: Plan, block: Block, events: Events) -> bool:
        """False: not all of it can be read so; nothing was done."""
        import duckdb

        queries = self._typed_queries(plan)
        assert queries is not None
        rows = LineRows(block, line_starts(block.data))
        try:
            judged = self._judged(queries, block.data)
        except duckdb.Error:
            return False
        if judged.rows != rows.count or judged.text_inside:
            return False
        self._store(state, plan, queries, judged, rows, events)
        return True

    def _extracted(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        """A block whose lines were made ready."""
        self._report_bad(state, block, events)
        if block.data:
            rows = LineRows(block, line_starts(block.data))
            queries = self._extracted_queries(plan)
            self._store(state, plan, queries, self._judged(queries, block.data), rows, events)

    def _parquet(self, state: SourceState, plan: Plan, path: Path, events: Events) -> bool:
        """A file of Parquet by its own types. False: it cannot be read so; nothing was done."""
        import duckdb

        from checker.logs.parquet import ROWS, ParquetRows, parquet_file, parquet_leaves

        try:
            file = parquet_file(self.connection, path)
            for first in range(0, file.rows, ROWS):
                leaves = parquet_leaves(plan.mapping, file, first, first + ROWS)
                if leaves is None:
                    return False
                queries = self._queries(plan.mapping, plan.checks, leaves, plan.key)
                self.connection.execute("DELETE FROM judged")
                self.connection.execute(queries.combine)
                self.connection.execute(queries.judge)
                rows = ParquetRows(self.connection, file, first, min(ROWS, file.rows - first))
                self._store(state, plan, queries, Judged(*self._one(queries.counts)), rows, events)
        except duckdb.Error:
            if state.records:
                raise
            return False
        state.lines = state.size = file.rows
        return True

    def _judged(self, queries: BlockQueries, data: bytes) -> Judged:
        """The block in the table `judged`; once more where much of it has combinations that were not seen before."""
        Path(self._file).write_bytes(data)
        judged = self._run_judge(queries)
        if judged.unknown * 5 > judged.rows and not judged.text_inside:
            self._run("combine", queries)
            judged = self._run_judge(queries)
        return judged

    def _run_judge(self, queries: BlockQueries) -> Judged:
        self.connection.execute("DELETE FROM judged")
        self._run("judge", queries)
        return Judged(*self._one(queries.counts))

    def _run(self, what: str, queries: BlockQueries) -> None:
        """Planning takes longer than a small block: a statement is planned once."""
        name = self._prepared.get((what, id(queries)))
        if name is None:
            name = f"{what}_{len(self._prepared)}"
            # records stream past the combinations, which are few: never the other way round
            self.connection.execute("SET disabled_optimizers = 'build_side_probe_side'")
            self.connection.execute(f"PREPARE {name} AS {getattr(queries, what)}")
            self.connection.execute("RESET disabled_optimizers")
            self._prepared[(what, id(queries))] = name
        self.connection.execute(f"EXECUTE {name}")

    def _report_bad(self, state: SourceState, block: Block, events: Events) -> None:
        for bad in block.bad:
            state.bad += 1
            events.bad(state, bad.line, bad.offset, bad.reason)
        for blank in block.blank:
            state.blank += 1
            events.blank(state, blank.line, blank.offset)

    def _one(self, query: str) -> Any:
        row = self.connection.execute(query).fetchone()
        assert row is not None
        return row

    def _store(
        self, state: SourceState, plan: Plan, queries: BlockQueries, judged: Judged, rows: Rows, events: Events
    ) -> None:
        """The rows of the table `judged` into the table of records, and what is to be said of them."""
        base, outside = self._rows, self._outside()
        self._rows += rows.count
        if rows.count:
            self._placed.append((base, rows.placed))
        left_out = judged.foreign + judged.excluded
        state.foreign += judged.foreign
        state.excluded += judged.excluded
        if outside != "FALSE":
            query = f"SELECT count(*) FROM judged WHERE ({outside}) AND NOT excluded AND NOT foreign_"
            beyond = int(self._one(query)[0])
            state.outside += beyond
            left_out += beyond
        if judged.foreign:
            self._report_foreign(state, plan, rows, events)
        stored = self._insert(queries, state, self._placed_as(rows, base), outside)
        unclear = self._flagged("unclear AND NOT unknown") if judged.unclear else []
        if judged.unknown:
            unknown = self._flagged("unknown")
            stored += self._again(state, queries, rows, unknown, base, outside)
            unclear += [unknown[n] for n in self._flagged("unclear")]
        if unclear:
            stored += self._again(state, self._extracted_queries(plan), rows, unclear, base, outside)
        if stored + left_out != rows.count:
            raise AssertionError(f"{state.source.shown}: {rows.count} records read, {stored + left_out} accounted for")
        state.records += stored
        self.verdicts.of_rows(
            state.source.shown, plan, rows, base, lambda one: events.candidate(state, one), events.every
        )

    def _placed_as(self, rows: Rows, base: int) -> tuple[str, str]:
        """SQL of a row's number and line."""
        if isinstance(rows, LineRows) and rows.block.lines is not None:
            self._place((n, base + n, line) for n, line in enumerate(rows.block.lines))
            return "places.row", "places.line"
        return f"{base} + n", f"{rows.place(0)[0] if rows.count else 0} + n"

    def _flagged(self, flag: str) -> list[int]:
        rows = self.connection.execute(
            f"SELECT n FROM judged WHERE {flag} AND NOT foreign_ AND NOT excluded ORDER BY n"
        ).fetchall()
        return [n for (n,) in rows]

    def _insert(self, queries: BlockQueries, state: SourceState, placed: tuple[str, str], outside: str) -> int:
        query = queries.store
        joined = " JOIN places USING (n)" if placed[0].startswith("places") else ""
        where = f"NOT unknown AND NOT unclear AND NOT ({outside})"
        for name, value in (
            ("row", placed[0]), ("line", placed[1]), ("src", str(state.index)), ("joined", joined), ("where", where),
        ):  # fmt: skip
            query = query.replace(f"{{{name}}}", value)
        return int(self._one(query)[0])

    def _place(self, places: Iterable[tuple[int, int, int]]) -> None:
        """The number and the line of each row, beside the block."""
        assert self._folder is not None
        path = self._folder / "places.csv"
        with path.open("w") as out:
            out.writelines(f"{n},{row},{line}\n" for n, row, line in places)
        self.connection.execute("DELETE FROM places")
        self.connection.execute(
            f"INSERT INTO places SELECT * FROM read_csv('{path}', header = false, auto_detect = false,"
            " columns = {'n': 'BIGINT', 'row': 'BIGINT', 'line': 'BIGINT'})"
        )

    def _again(
        self, state: SourceState, queries: BlockQueries, rows: Rows, chosen: list[int], base: int, outside: str
    ) -> int:
        """Some rows of a block once more: their combinations are new, or null and nothing make a difference in them."""
        self._place((number, base + n, rows.place(n)[0]) for number, n in enumerate(chosen))
        texts = rows.texts(chosen)
        self._judged(queries, b"\n".join(texts[n].strip() for n in chosen) + b"\n")
        if self._flagged("unknown"):
            self._run("combine", queries)
            self._run_judge(queries)
        return self._insert(queries, state, ("places.row", "places.line"), outside)

    def _outside(self) -> str:
        conditions = []
        if self.window.start is not None:
            conditions.append(f"started < {self.window.start}")
        if self.window.end is not None:
            conditions.append(f"started >= {self.window.end}")
        return f"COALESCE({' OR '.join(conditions)}, FALSE)" if conditions else "FALSE"

    def _report_foreign(self, state: SourceState, plan: Plan, rows: Rows, events: Events) -> None:
        foreign = [n for (n,) in self.connection.execute("SELECT n FROM judged WHERE foreign_ ORDER BY n").fetchall()]
        texts = rows.texts(foreign)
        for n in foreign:
            reason = f"JSON without anything of {plan.mapping.format.title}"
            if not texts[n].lstrip().startswith(b"{"):
                reason = "JSON, but not an object"
            events.bad(state, *rows.place(n), reason)
