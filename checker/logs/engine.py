"""Sources in, records and violations out: reading, screening with DuckDB, the strict verdict on what it finds.

Everything is in one temporary database on disk with a bound on memory; what a source's damage ends is kept up to there.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from checker.logs.block_query import block_query
from checker.logs.blocks import Block, Rewriter, is_plain, line_rewriter, staged
from checker.logs.checks import RecordCheck
from checker.logs.documents import Reading, read_source
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


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """A check with the rule that it belongs to."""

    rule: str
    name: str
    check: RecordCheck


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that the screening found something in."""

    record: Record
    failed: tuple[int, ...]  # positions in the plan's checks, by the strict verdict
    line: int
    offset: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How sources of one format are read: the mapping, the checks and the strict verdict."""

    mapping: RecordMapping
    checks: tuple[NamedCheck, ...]
    strict: StrictVerdict
    query: str


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


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open, in microseconds; records whose start cannot be read are in it."""

    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Events:
    """What the engine calls as it goes; `candidate` for each record with violations, in order."""

    candidate: Callable[[SourceState, Candidate], None]
    bad: Callable[[SourceState, int, int, str], None]
    blank: Callable[[SourceState, int, int], None]
    progress: Callable[[int], None] | None = None


@dataclass(slots=True)
class Engine:
    """`checks_for` makes the checks of a mapping."""

    policy: Policy
    formats: Mapping[str, LogFormat]
    input_format: LogFormat | None
    checks_for: Callable[[RecordMapping], tuple[NamedCheck, ...]]
    mapping_for: Callable[[LogFormat], RecordMapping]
    window: Window
    strict_limit: int
    strictly_judged: int = 0
    only_screened: int = 0  # records beyond the limit: their violations are counted, not listed
    disagreements: list[str] = field(default_factory=list)
    sources: list[SourceState] = field(default_factory=list)
    _plans: dict[str, Plan] = field(default_factory=dict)
    _folder: Path | None = None
    _connection: duckdb.DuckDBPyConnection | None = None
    _masks: int = 0

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

    def _plan(self, log_format: LogFormat) -> Plan:
        if log_format.name not in self._plans:
            mapping = self.mapping_for(log_format)
            checks = self.checks_for(mapping)
            plain = [named.check for named in checks]
            masks = mask_columns(len(checks))
            if not self._masks:
                self._masks = max(4, masks)
                self.connection.execute(records_ddl(self._masks))
            assert masks <= self._masks, "more checks than the table has bits for"
            fields = list(self.policy.fields)
            query = block_query(mapping, plain, fields, self._masks, "lines")
            self._plans[log_format.name] = Plan(mapping, checks, StrictVerdict(self.policy, plain), query)
        return self._plans[log_format.name]

    def _blocks(self, state: SourceState, reading: Reading, events: Events) -> None:
        plan = state.plan
        rewrite = line_rewriter(plan.mapping) if plan is not None else None
        for block in reading.blocks(rewrite):
            if plan is None or rewrite is None:
                for bad in block.bad:
                    state.bad += 1
                    events.bad(state, bad.line, bad.offset, bad.reason)
            else:
                self._block(state, plan, block, rewrite, events)
            if events.progress is not None:
                events.progress(len(block.data))
        state.lines, state.size = reading.lines, reading.size

    def _block(self, state: SourceState, plan: Plan, block: Block, rewrite: Rewriter, events: Events) -> None:
        table = self._screened(plan, block) if block.lines is not None or is_plain(block.data) else None
        if table is None:
            block = staged(block.data, block.line, block.offset, rewrite)
            table = self._screened(plan, block)
            assert table is not None
        for bad in block.bad:
            state.bad += 1
            events.bad(state, bad.line, bad.offset, bad.reason)
        for blank in block.blank:
            state.blank += 1
            events.blank(state, blank.line, blank.offset)
        if table:
            self._store(state, plan, block, events)

    def _screened(self, plan: Plan, block: Block) -> bool | None:
        """Run the block's query into the table `block`. None: the engine read the lines otherwise than they are, and
        the block has to be staged; False: there are none."""
        import duckdb

        if not block.data:
            return False
        assert self._folder is not None
        path = self._folder / "block.ndjson"
        path.write_bytes(block.data)
        size = len(block.data)
        reader = (
            f"read_csv('{path}', columns = {{'l': 'VARCHAR'}}, delim = '\x01', quote = '', escape = '', header = false,"
            f" auto_detect = false, max_line_size = {1 << 21}, strict_mode = false, new_line = '\\n')"
        )
        query = plan.query.replace("FROM lines", f"FROM {reader}", 1)
        try:
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE block AS {query}")
        except duckdb.Error:
            if block.lines is not None:
                raise
            return None
        if block.lines is not None:
            return True
        stop, inside = self._one("SELECT max(stop), bool_or(text_inside) FROM block")
        if inside or stop is None or int(stop) != size + (0 if block.data.endswith(b"\n") else 1):
            return None
        return True

    def mask_names(self) -> list[str]:
        return [f"m{index}" for index in range(self._masks)]

    def _one(self, query: str) -> Any:
        row = self.connection.execute(query).fetchone()
        assert row is not None
        return row

    def _store(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        connection = self.connection
        base = self._one("SELECT count(*) FROM raw_records")[0]
        outside = self._outside()
        counted = "count(*) FILTER (foreign_), count(*) FILTER (excluded AND NOT foreign_)"
        foreign, excluded, left_out = self._one(
            f"SELECT {counted}, count(*) FILTER ({outside} AND NOT excluded AND NOT foreign_) FROM block"
        )
        state.foreign += foreign
        state.excluded += excluded
        state.outside += left_out
        if foreign:
            self._report_foreign(state, plan, block, events)
        columns = [name for name in self._columns() if name not in ("row", "src", "line", "off")]
        place = self._placed(block)
        connection.execute(
            f"INSERT INTO raw_records BY NAME SELECT {base} + row_number() OVER (ORDER BY n) - 1 AS row,"
            f" {state.index} AS src, {place}, {', '.join(columns)} FROM block"
            f" WHERE NOT foreign_ AND NOT excluded AND NOT ({outside}) ORDER BY n"
        )
        state.records += self._one("SELECT count(*) FROM raw_records")[0] - base
        self._judge(state, plan, block, outside, events)

    def _placed(self, block: Block) -> str:
        """Line and offset of each row. Staged rows get theirs from a list beside them."""
        if block.lines is None:
            return f"{block.line} + n AS line, {block.offset} + stop - len - 1 AS off"
        assert self._folder is not None
        assert block.offsets is not None
        path = self._folder / "places.csv"
        with path.open("w") as out:
            out.writelines(f"{line},{offset}\n" for line, offset in zip(block.lines, block.offsets, strict=True))
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE places AS SELECT row_number() OVER () - 1 AS n, line, off FROM"
            f" read_csv('{path}', columns = {{'line': 'BIGINT', 'off': 'BIGINT'}}, header = false, auto_detect = false)"
        )
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE block AS SELECT block.*, places.line, places.off FROM block"
            " JOIN places USING (n)"
        )
        return "line, off"

    def _columns(self) -> list[str]:
        rows = self.connection.execute(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = 'raw_records' ORDER BY column_index"
        ).fetchall()
        return [str(row[0]) for row in rows]

    def _outside(self) -> str:
        conditions = []
        if self.window.start is not None:
            conditions.append(f"started < {self.window.start}")
        if self.window.end is not None:
            conditions.append(f"started >= {self.window.end}")
        return f"COALESCE({' OR '.join(conditions)}, FALSE)" if conditions else "FALSE"

    def _report_foreign(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        for n, stop, length in self.connection.execute(
            "SELECT n, stop, len FROM block WHERE foreign_ ORDER BY n"
        ).fetchall():
            start = stop - length - 1
            line, offset = block.place(n, start)
            reason = f"JSON without anything of {plan.mapping.format.title}"
            if not block.data[start : start + length].lstrip().startswith(b"{"):
                reason = "JSON, but not an object"
            events.bad(state, line, offset, reason)

    def _judge(self, state: SourceState, plan: Plan, block: Block, outside: str, events: Events) -> None:
        """The strict verdict on every record that the screening found something in."""
        masks = self.mask_names()
        found = self.connection.execute(
            f"SELECT n, stop, len, {', '.join(masks)} FROM block WHERE ({' OR '.join(f'{m} <> 0' for m in masks)})"
            f" AND NOT foreign_ AND NOT excluded AND NOT ({outside}) ORDER BY n"
        ).fetchall()
        for number, (n, stop, length, *bits) in enumerate(found):
            if self.strictly_judged >= self.strict_limit:
                self.only_screened += len(found) - number
                return
            self.strictly_judged += 1
            start = stop - length - 1
            line, offset = block.place(n, start)
            raw = block.data[start : start + length]
            try:
                record = read_record(raw, plan.mapping)
            except UnparsableError as error:
                events.bad(state, line, offset, str(error))
                continue
            failed = tuple(plan.strict.judge(record))
            self._compare(state, plan, failed, bits, line)
            if failed:
                events.candidate(state, Candidate(record, failed, line, offset))

    def _compare(self, state: SourceState, plan: Plan, failed: tuple[int, ...], bits: list[int], line: int) -> None:
        """What the strict verdict finds and the screening does not is our defect: it may have missed it elsewhere."""
        screened = {index for index in range(len(plan.checks)) if bits[index // BITS] >> index % BITS & 1}
        for index in failed:
            if index not in screened:
                named = plan.checks[index]
                self.disagreements.append(f"{state.source.shown}:{line}: {named.rule} {named.check.field}")


def decoded(masks: Sequence[int], checks: int) -> Iterator[int]:
    """Positions of the bits that are set."""
    for index in range(checks):
        if masks[index // BITS] >> index % BITS & 1:
            yield index
