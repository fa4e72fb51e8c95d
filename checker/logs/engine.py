"""Sources in, records and violations out: reading, screening with DuckDB, the strict verdict on some of what it finds.

Everything is in one temporary database on disk with a bound on memory; what a source's damage ends is kept up to there.
"""

from __future__ import annotations

import shutil
import tempfile
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from checker.logs.block_query import BlockQueries, block_queries
from checker.logs.blocks import Block, Rewriter, line_rewriter, line_starts, pieces_of, staged
from checker.logs.checks import RecordCheck
from checker.logs.combinations import checks_that_ask
from checker.logs.documents import Reading, read_source
from checker.logs.leaves import extracted_leaves, typed_leaves
from checker.logs.log_format import LogFormat
from checker.logs.mapping import RecordMapping
from checker.logs.record import Record, UnparsableError, read_record
from checker.logs.sources import Source
from checker.logs.strict import StrictVerdict
from checker.logs.tables import BITS, mask_columns, records_ddl
from checker.policy.model import Policy

if TYPE_CHECKING:
    import duckdb

MEMORY: Final = "600MB"
BLOCK_FILE: Final = "block.ndjson"
PIECE: Final = 2 << 20  # bytes that are read line by line at once where a block has anything unusual
MISSES: Final = 3  # blocks in a row with something unusual, after which a source is read by extraction at once
STRICT_CLEAN: Final = 100  # records without a finding that the strict verdict is asked about too
STRICT_CLEAN_BLOCK: Final = 25  # of one block


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """A check with the rule that it belongs to."""

    rule: str
    name: str
    check: RecordCheck


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that the screening found something in. `row` is its number in the tables."""

    record: Record
    failed: tuple[int, ...]  # positions in the plan's checks
    line: int
    offset: int
    row: int


@dataclass(slots=True)
class Plan:
    """How sources of one format are read: the mapping, the checks and the strict verdict. `typed` is None where the
    format cannot be read so. `judged` counts strict verdicts by check, `shown` what was handed on."""

    mapping: RecordMapping
    checks: tuple[NamedCheck, ...]
    strict: StrictVerdict
    typed: BlockQueries | None
    extracted: BlockQueries
    asks: frozenset[int]
    judged: Counter[int] = field(default_factory=Counter)
    shown: Counter[int] = field(default_factory=Counter)


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
class Placed:
    """Rows from `base` on, and where each begins in its source."""

    base: int
    offset: int
    starts: array[int]  # bytes from `offset` on


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
    strictly_judged: int = 0
    disagreements: list[str] = field(default_factory=list)
    sources: list[SourceState] = field(default_factory=list)
    _plans: dict[str, Plan] = field(default_factory=dict)
    _folder: Path | None = None
    _connection: duckdb.DuckDBPyConnection | None = None
    _masks: int = 0
    _rows: int = 0
    _clean: int = 0
    _prepared: dict[tuple[str, int], str] = field(default_factory=dict)
    _placed: list[Placed] = field(default_factory=list)

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
        self._blocks(state, reading, events)
        state.error = reading.error
        return state

    def offset(self, row: int) -> int:
        """Where a row's record begins in its source, in bytes of the decompressed source."""
        placed = self._placed[bisect_right(self._placed, row, key=lambda one: one.base) - 1]
        return placed.offset + placed.starts[row - placed.base]

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
                for statement in records_ddl(self._masks):
                    self.connection.execute(statement)
            assert masks <= self._masks, "more checks than the table has bits for"
            fields = list(self.policy.fields)
            key = len(self._plans)
            assert self._folder is not None
            file = str(self._folder / BLOCK_FILE)
            typed = typed_leaves(mapping, file)
            by_type = block_queries(mapping, plain, fields, self._masks, typed, key) if typed is not None else None
            leaves = extracted_leaves(mapping, file)
            by_text = block_queries(mapping, plain, fields, self._masks, leaves, key)
            strict = StrictVerdict(self.policy, plain)
            self._plans[log_format.name] = Plan(mapping, checks, strict, by_type, by_text, checks_that_ask(plain))
        return self._plans[log_format.name]

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
        if plan.typed is None or state.unusual >= MISSES:
            self._extracted(state, plan, staged(block.data, block.line, block.offset, rewrite), events)
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

        assert plan.typed is not None
        starts = line_starts(block.data)
        try:
            judged = self._judged(plan.typed, block.data)
        except duckdb.Error:
            return False
        if judged.rows != len(starts) or judged.text_inside:
            return False
        self._store(state, plan, plan.typed, judged, block, starts, events)
        return True

    def _extracted(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        """A block whose lines were made ready."""
        self._report_bad(state, block, events)
        if block.data:
            starts = line_starts(block.data)
            self._store(state, plan, plan.extracted, self._judged(plan.extracted, block.data), block, starts, events)

    def _judged(self, queries: BlockQueries, data: bytes) -> Judged:
        """The block in the table `judged`; once more where much of it has combinations that were not seen before."""
        assert self._folder is not None
        (self._folder / BLOCK_FILE).write_bytes(data)
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
        self,
        state: SourceState,
        plan: Plan,
        queries: BlockQueries,
        judged: Judged,
        block: Block,
        starts: array[int],
        events: Events,
    ) -> None:
        """The rows of the table `judged` into the table of records, and what is to be said of them."""
        base, outside = self._rows, self._outside()
        self._rows += len(starts)
        self._remember(base, block, starts)
        left_out = judged.foreign + judged.excluded
        state.foreign += judged.foreign
        state.excluded += judged.excluded
        if outside != "FALSE":
            query = f"SELECT count(*) FROM judged WHERE ({outside}) AND NOT excluded AND NOT foreign_"
            beyond = int(self._one(query)[0])
            state.outside += beyond
            left_out += beyond
        if judged.foreign:
            self._report_foreign(state, plan, block, starts, events)
        placed = f"{base} + n", f"{block.line} + n"
        if block.lines is not None:
            self._place((n, base + n, line) for n, line in enumerate(block.lines))
            placed = ("places.row", "places.line")
        stored = self._insert(queries, state, placed, outside)
        unclear = self._flagged("unclear AND NOT unknown") if judged.unclear else []
        if judged.unknown:
            unknown = self._flagged("unknown")
            stored += self._again(state, queries, block, starts, unknown, base, outside)
            unclear += [unknown[n] for n in self._flagged("unclear")]
        if unclear:
            stored += self._again(state, plan.extracted, block, starts, unclear, base, outside)
        if stored + left_out != len(starts):
            raise AssertionError(f"{state.source.shown}: {len(starts)} records read, {stored + left_out} accounted for")
        state.records += stored
        self._judge(state, plan, block, starts, base, events)

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
        self,
        state: SourceState,
        queries: BlockQueries,
        block: Block,
        starts: array[int],
        chosen: list[int],
        base: int,
        outside: str,
    ) -> int:
        """Some rows of a block once more: their combinations are new, or null and nothing make a difference in them."""
        self._place((number, base + n, block.place(n, 0)[0]) for number, n in enumerate(chosen))
        lines = b"\n".join(_raw(block, starts, n).strip() for n in chosen)
        self._judged(queries, lines + b"\n")
        if self._flagged("unknown"):
            self._run("combine", queries)
            self._run_judge(queries)
        return self._insert(queries, state, ("places.row", "places.line"), outside)

    def _remember(self, base: int, block: Block, starts: array[int]) -> None:
        if block.offsets is not None:
            self._placed.append(Placed(base, 0, block.offsets))
        elif starts:
            self._placed.append(Placed(base, block.offset, starts))

    def _outside(self) -> str:
        conditions = []
        if self.window.start is not None:
            conditions.append(f"started < {self.window.start}")
        if self.window.end is not None:
            conditions.append(f"started >= {self.window.end}")
        return f"COALESCE({' OR '.join(conditions)}, FALSE)" if conditions else "FALSE"

    def _report_foreign(self, state: SourceState, plan: Plan, block: Block, starts: array[int], events: Events) -> None:
        for (n,) in self.connection.execute("SELECT n FROM judged WHERE foreign_ ORDER BY n").fetchall():
            line, offset = block.place(n, starts[n])
            reason = f"JSON without anything of {plan.mapping.format.title}"
            if not _raw(block, starts, n).lstrip().startswith(b"{"):
                reason = "JSON, but not an object"
            events.bad(state, line, offset, reason)

    def _judge(
        self, state: SourceState, plan: Plan, block: Block, starts: array[int], base: int, events: Events
    ) -> None:
        """Violations handed on as far as they are wanted, and the strict verdict on the first of each check."""
        for row, bits in self._found(plan, base, base + len(starts), events):
            screened = tuple(decoded(bits, len(plan.checks)))
            strictly = self._is_judged(plan, screened)
            if not (events.every or strictly or any(plan.shown[check] < self.examples for check in screened)):
                continue
            plan.shown.update(screened)
            n = row - base
            line, offset = block.place(n, starts[n])
            try:
                record = read_record(_raw(block, starts, n), plan.mapping)
            except UnparsableError as error:
                self.disagreements.append(f"{state.source.shown}:{line}: {error}")
                continue
            failed = self._strict(state, plan, record, screened, line) if strictly else screened
            if not plan.asks.isdisjoint(set(screened) - set(failed)):
                self._put_right(row, failed)
            if failed:
                events.candidate(state, Candidate(record, failed, line, offset, row))
        self._judge_clean(state, plan, block, starts, base)

    def _found(self, plan: Plan, base: int, end: int, events: Events) -> list[tuple[int, list[int]]]:
        """Rows with bits that somebody still asks for."""
        wanted = [0] * self._masks
        for index in range(len(plan.checks)):
            open_ = plan.shown[index] < self.examples or index in plan.asks
            if events.every or open_ or self.strict_limit is None or plan.judged[index] < self.strict_limit:
                wanted[index // BITS] |= 1 << index % BITS
        condition = " OR ".join(f"({name} & {bits}) <> 0" for name, bits in zip(self.mask_names(), wanted, strict=True))
        rows = self.connection.execute(
            f"SELECT row, {', '.join(self.mask_names())} FROM raw_records"
            f" WHERE row >= {base} AND row < {end} AND ({condition}) ORDER BY row"
        ).fetchall()
        return [(row, bits) for row, *bits in rows]

    def _is_judged(self, plan: Plan, screened: tuple[int, ...]) -> bool:
        limit = self.strict_limit
        return limit is None or any(plan.judged[check] < limit or check in plan.asks for check in screened)

    def _strict(
        self, state: SourceState, plan: Plan, record: Record, screened: tuple[int, ...], line: int
    ) -> tuple[int, ...]:
        """The strict verdict. Where it differs from the screening, one of them is wrong: our defect, said so."""
        plan.judged.update(screened)
        self.strictly_judged += 1
        failed = tuple(plan.strict.judge(record))
        for index in sorted(set(failed) ^ set(screened)):
            if index not in plan.asks or index in failed:
                named = plan.checks[index]
                which = "strict only" if index in failed else "screening only"
                place = f"{state.source.shown}:{line}"
                self.disagreements.append(f"{place}: {named.rule} {named.check.field} {named.check.note} ({which})")
        return failed

    def _put_right(self, row: int, failed: tuple[int, ...]) -> None:
        """The bits of a row as the strict verdict has them: some checks leave it to that one."""
        bits = [0] * self._masks
        for index in failed:
            bits[index // BITS] |= 1 << index % BITS
        said = ", ".join(f"{name} = {value}" for name, value in zip(self.mask_names(), bits, strict=True))
        self.connection.execute(f"UPDATE raw_records SET {said} WHERE row = {row}")

    def _judge_clean(self, state: SourceState, plan: Plan, block: Block, starts: array[int], base: int) -> None:
        """The strict verdict on a few records that the screening found nothing in (all where there is no limit)."""
        left = STRICT_CLEAN - self._clean if self.strict_limit is not None else len(starts)
        if left <= 0:
            return
        nothing = " AND ".join(f"{name} = 0" for name in self.mask_names())
        limit = left if self.strict_limit is None else min(left, STRICT_CLEAN_BLOCK)
        rows = self.connection.execute(
            f"SELECT row FROM raw_records WHERE row >= {base} AND row < {base + len(starts)} AND {nothing}"
            f" ORDER BY content, row LIMIT {limit}"
        ).fetchall()
        for (row,) in sorted(rows):
            self._clean += 1
            n = row - base
            record = read_record(_raw(block, starts, n), plan.mapping)
            self._strict(state, plan, record, (), block.place(n, starts[n])[0])


def _raw(block: Block, starts: array[int], n: int) -> bytes:
    end = starts[n + 1] - 1 if n + 1 < len(starts) else len(block.data)
    return block.data[starts[n] : end]


def decoded(masks: Sequence[int], checks: int) -> Iterator[int]:
    """Positions of the bits that are set."""
    for index in range(checks):
        if masks[index // BITS] >> index % BITS & 1:
            yield index
