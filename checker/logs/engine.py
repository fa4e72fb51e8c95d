"""Sources in, records and violations out: reading, screening with DuckDB, the strict verdict on some of what it finds.

Everything is in one temporary database on disk with a bound on memory; what a source's damage ends is kept up to there.
"""

from __future__ import annotations

import shutil
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from checker.logs.block_query import BlockQueries
from checker.logs.block_rows import LineRows, Placed, Rows
from checker.logs.blocks import (
    Block,
    Rewriter,
    UnreadableLineError,
    halves_of,
    line_rewriter,
    line_starts,
    pieces_of,
    staged,
)
from checker.logs.combinations import checks_that_ask
from checker.logs.documents import Reading, read_source
from checker.logs.judging import Judged, Judging
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
UNUSUAL: Final = 5  # one in so many records may be unlike the others; if more are, all are judged as any lines are
MISSES: Final = 3  # blocks in a row with something unusual, after which a source is read by extraction at once


_CERTAIN: Final = "NOT unknown AND NOT unclear"
_UNCLEAR: Final = "unclear AND NOT unknown AND NOT foreign_ AND NOT excluded"
_PLACED: Final = ("places.row", "places.line")


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
class Part:
    """Rows that the query engine was given at once; `base` is the number of the first."""

    state: SourceState
    plan: Plan
    rows: Rows
    base: int
    events: Events


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
    judging: Judging = field(init=False)
    sources: list[SourceState] = field(default_factory=list)
    _plans: dict[str, Plan] = field(default_factory=dict)
    _folder: Path | None = None
    _connection: duckdb.DuckDBPyConnection | None = None
    _masks: int = 0
    _rows: int = 0
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
                fields = tuple(self.policy.fields)
                self.judging = Judging(self.connection, self._in_folder(BLOCK_FILE), fields, self._masks)
                for statement in records_ddl(self._masks):
                    self.connection.execute(statement)
            assert masks <= self._masks, "more checks than the table has bits for"
            key = len(self._plans)
            asks = checks_that_ask(plain)
            self._plans[log_format.name] = Plan(mapping, checks, StrictVerdict(self.policy, plain), key, asks)
        return self._plans[log_format.name]

    def _in_folder(self, name: str) -> Path:
        assert self._folder is not None
        return self._folder / name

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
        if self.judging.typed(plan) is None or state.unusual >= MISSES:
            self._extracted(state, plan, staged(block.data, block.line, block.offset, rewrite), events)
            return
        if not plan.begun and len(block.data) > 2 * PIECE:
            # what a log usually holds is learnt from a small piece, so that the rest is judged once
            plan.begun = True
            for part in halves_of(block, PIECE):
                self._block(state, plan, part, rewrite, events)
            return
        if self._by_type(state, plan, block, rewrite, events):
            state.unusual = 0
            return
        pieces = list(pieces_of(block, PIECE))
        failed = 0
        for piece in pieces:
            if not self._by_type(state, plan, piece, rewrite, events):
                failed += 1
                self._extracted(state, plan, staged(piece.data, piece.line, piece.offset, rewrite), events)
        state.unusual = state.unusual + 1 if failed * 2 > len(pieces) else 0

    def _by_type(self, state: SourceState, plan: Plan, block: Block, rewrite: Rewriter, events: Events) -> bool:
        """Most of a block as most records are and the others one by one, or all in full where too few are like most.
        False: not all of it can be read by type; nothing was done."""
        import duckdb

        queries = self.judging.usual(plan, may_learn=len(block.data) >= PIECE)
        if queries is None:
            return self._typed(state, plan, block, events)
        rows = LineRows(block, line_starts(block.data))
        try:
            judged = self.judging.judged(queries, block.data)
        except duckdb.Error:
            return False
        if judged.rows != rows.count:
            return False
        if judged.unknown * UNUSUAL > judged.rows:
            self.judging.forget(plan)
            return self._typed(state, plan, block, events)
        self._store(state, plan, queries, judged, rows, events, rewrite)
        return True

    def _typed(self, state: SourceState, plan: Plan, block: Block, events: Events) -> bool:
        """False: not all of it can be read so; nothing was done."""
        import duckdb

        queries = self.judging.typed(plan)
        assert queries is not None
        rows = LineRows(block, line_starts(block.data))
        try:
            judged = self.judging.judged(queries, block.data)
        except duckdb.Error:
            return False
        if judged.rows != rows.count or judged.text_inside:
            return False
        self._store(state, plan, queries, judged, rows, events)
        plan.sample = block.data[: block.data.rfind(b"\n", 0, PIECE) + 1]
        return True

    def _extracted(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        """A block whose lines were made ready."""
        self._report_bad(state, block, events)
        if block.data:
            rows = LineRows(block, line_starts(block.data))
            queries = self.judging.extracted(plan)
            self._store(state, plan, queries, self.judging.judged(queries, block.data), rows, events)

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
                queries = self.judging.of_leaves(plan, leaves)
                rows = ParquetRows(self.connection, file, first, min(ROWS, file.rows - first))
                self._store(state, plan, queries, self.judging.combine(queries), rows, events)
        except duckdb.Error:
            if state.records:
                raise
            return False
        state.lines = state.size = file.rows
        return True

    def _report_bad(self, state: SourceState, block: Block, events: Events) -> None:
        for bad in block.bad:
            state.bad += 1
            events.bad(state, bad.line, bad.offset, bad.reason)
        for blank in block.blank:
            state.blank += 1
            events.blank(state, blank.line, blank.offset)

    def _store(
        self,
        state: SourceState,
        plan: Plan,
        queries: BlockQueries,
        judged: Judged,
        rows: Rows,
        events: Events,
        rewrite: Rewriter | None = None,
    ) -> None:
        """The rows of the table `judged` into the table of records, and what is to be said of them. With `rewrite`,
        those that are `unknown` are judged as any lines are."""
        part = Part(state, plan, rows, self._rows, events)
        self._rows += rows.count
        if rows.count:
            self._placed.append((part.base, rows.placed))
        settled = self._settle(part, queries, judged, None)
        unclear = self.judging.flagged(_UNCLEAR) if judged.unclear else []
        if judged.unknown:
            unknown = self.judging.flagged("unknown")
            again = self.judging.typed(plan) if rewrite is not None else queries
            assert again is not None
            number, more = self._again(part, again, unknown, rewrite)
            settled += number
            unclear += more
        if unclear:
            settled += self._again(part, self.judging.extracted(plan), unclear, None)[0]
        if settled != rows.count:
            raise AssertionError(f"{state.source.shown}: {rows.count} records read, {settled} accounted for")
        self.verdicts.of_rows(
            state.source.shown, plan, rows, part.base, lambda one: events.candidate(state, one), events.every
        )

    def _settle(self, part: Part, queries: BlockQueries, judged: Judged, chosen: Sequence[int] | None) -> int:
        """What is certain of the rows in the table `judged`, which are `chosen` ones of the part; how many that is."""
        state, outside = part.state, self._outside()
        settled = judged.foreign + judged.excluded
        state.foreign += judged.foreign
        state.excluded += judged.excluded
        if outside != "FALSE":
            query = f"SELECT count(*) FROM judged WHERE ({outside}) AND NOT excluded AND NOT foreign_ AND {_CERTAIN}"
            beyond = int(self.judging.one(query)[0])
            state.outside += beyond
            settled += beyond
        if judged.foreign:
            self._report_foreign(part, chosen)
        placed = self._placed_as(part) if chosen is None else self._placed_one_by_one(part, chosen)
        stored = self._insert(queries, state, placed, outside)
        state.records += stored
        return settled + stored

    def _again(
        self, part: Part, queries: BlockQueries, chosen: list[int], rewrite: Rewriter | None
    ) -> tuple[int, list[int]]:
        """Some rows of a part once more: they are unlike most, their combinations are new, or null and nothing make a
        difference in them. How many are settled now, and which are not. With `rewrite`, lines that cannot be read by
        `queries` are made ready."""
        import duckdb

        texts = part.rows.texts(chosen)
        lines = [texts[n].strip() for n in chosen]
        settled = 0
        try:
            new = self.judging.has_new_combinations()
            judged = self.judging.judged(queries, b"\n".join(lines) + b"\n", new=new)
            readable = judged.rows == len(lines) and not judged.text_inside
        except duckdb.Error:
            if rewrite is None:
                raise
            readable = False
        if not readable and rewrite is not None:
            queries = self.judging.extracted(part.plan)
            chosen, ready = self._made_ready(part, chosen, lines, rewrite)
            settled = len(lines) - len(ready)
            if not ready:
                return settled, []
            judged = self.judging.judged(queries, b"\n".join(ready) + b"\n")
        if judged.unknown:
            judged = self.judging.combine(queries)
        settled += self._settle(part, queries, judged, chosen)
        return settled, [chosen[n] for n in self.judging.flagged(_UNCLEAR)] if judged.unclear else []

    def _made_ready(
        self, part: Part, chosen: Sequence[int], lines: Sequence[bytes], rewrite: Rewriter
    ) -> tuple[list[int], list[bytes]]:
        kept: list[int] = []
        ready: list[bytes] = []
        for n, line in zip(chosen, lines, strict=True):
            try:
                (text,) = rewrite(line)
            except UnreadableLineError as error:
                part.state.bad += 1
                part.events.bad(part.state, *part.rows.place(n), str(error))
            else:
                kept.append(n)
                ready.append(text)
        return kept, ready

    def _placed_as(self, part: Part) -> tuple[str, str]:
        """SQL of a row's number and line."""
        rows, base = part.rows, part.base
        if isinstance(rows, LineRows) and rows.block.lines is not None:
            self._place((n, base + n, line) for n, line in enumerate(rows.block.lines))
            return _PLACED
        return f"{base} + n", f"{rows.place(0)[0] if rows.count else 0} + n"

    def _placed_one_by_one(self, part: Part, chosen: Sequence[int]) -> tuple[str, str]:
        self._place((number, part.base + n, part.rows.place(n)[0]) for number, n in enumerate(chosen))
        return _PLACED

    def _insert(self, queries: BlockQueries, state: SourceState, placed: tuple[str, str], outside: str) -> int:
        query = queries.store
        joined = " JOIN places USING (n)" if placed is _PLACED else ""
        where = f"{_CERTAIN} AND NOT ({outside})"
        for name, value in (
            ("row", placed[0]), ("line", placed[1]), ("src", str(state.index)), ("joined", joined), ("where", where),
        ):  # fmt: skip
            query = query.replace(f"{{{name}}}", value)
        return int(self.judging.one(query)[0])

    def _place(self, places: Iterable[tuple[int, int, int]]) -> None:
        """The number and the line of each row, beside the block."""
        path = self._in_folder("places.csv")
        with path.open("w") as out:
            out.writelines(f"{n},{row},{line}\n" for n, row, line in places)
        self.connection.execute("DELETE FROM places")
        self.connection.execute(
            f"INSERT INTO places SELECT * FROM read_csv('{path}', header = false, auto_detect = false,"
            " columns = {'n': 'BIGINT', 'row': 'BIGINT', 'line': 'BIGINT'})"
        )

    def _outside(self) -> str:
        conditions = []
        if self.window.start is not None:
            conditions.append(f"started < {self.window.start}")
        if self.window.end is not None:
            conditions.append(f"started >= {self.window.end}")
        return f"COALESCE({' OR '.join(conditions)}, FALSE)" if conditions else "FALSE"

    def _report_foreign(self, part: Part, chosen: Sequence[int] | None) -> None:
        flagged = self.judging.flagged("foreign_")
        foreign = flagged if chosen is None else [chosen[n] for n in flagged]
        texts = part.rows.texts(foreign)
        for n in foreign:
            reason = f"JSON without anything of {part.plan.mapping.format.title}"
            if not texts[n].lstrip().startswith(b"{"):
                reason = "JSON, but not an object"
            part.events.bad(part.state, *part.rows.place(n), reason)
