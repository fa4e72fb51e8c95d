"""Sources in, records and violations out: reading, screening with DuckDB, the strict verdict on some of what it finds.

Everything is in one temporary database on disk with a bound on memory; what a source's damage ends is kept up to there.
"""

from __future__ import annotations

import shutil
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from checker.logs.blocks.block_rows import LineRows
from checker.logs.blocks.blocks import (
    Block,
    halves_of,
    line_starts,
    lines_apart,
    pieces_of,
    staged,
)
from checker.logs.checks.combinations import checks_that_ask
from checker.logs.checks.strict import StrictVerdict
from checker.logs.checks.tables import mask_columns, records_ddl
from checker.logs.columns.leaves import has_types
from checker.logs.formats.log_format import LogFormat
from checker.logs.formats.mapping import RecordMapping
from checker.logs.layouts.documents import Reading, read_source
from checker.logs.screening.block_query import BlockQueries
from checker.logs.screening.bulk import Bulk
from checker.logs.screening.judging import UNUSUAL, Judged, Judging
from checker.logs.screening.parquet_bulk import ParquetBulk
from checker.logs.screening.source_state import Events, Part, SourceState, Window
from checker.logs.screening.storing import Storing
from checker.logs.screening.strays import Strays
from checker.logs.screening.together import SMALL, Together, ready, reported
from checker.logs.screening.verdicts import NamedCheck, Plan, Verdicts
from checker.logs.sources.sources import Source
from checker.policy.model import Policy

if TYPE_CHECKING:
    import duckdb

MEMORY: Final = "600MB"
BLOCK_FILE: Final = "block.ndjson"
PIECE: Final = 2 << 20  # bytes that are read line by line at once where a block has anything unusual
MISSES: Final = 3  # blocks in a row with something unusual, after which a source is read by extraction at once


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
    storing: Storing = field(init=False)
    sources: list[SourceState] = field(default_factory=list)
    _plans: dict[str, Plan] = field(default_factory=dict)
    _recognised: dict[str, LogFormat] = field(default_factory=dict)
    _folder: Path | None = None
    _connection: duckdb.DuckDBPyConnection | None = None
    _masks: int = 0
    _bulk: Bulk | None = None
    _parquet: ParquetBulk | None = None
    _together: Together | None = None
    _strays: Strays | None = None

    def __enter__(self) -> Self:
        from checker.logs.query_engine import duckdb

        self._folder = Path(tempfile.mkdtemp(prefix="checkpolicy-"))
        self._connection = duckdb.connect(str(self._folder / "scan.duckdb"))
        settings = (
            f"SET memory_limit = '{MEMORY}'",
            "SET threads = 1",  # rows are numbered as they are read, one after the other: more threads only take memory
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

    def read(self, sources: Iterable[Source], events: Events) -> None:
        """Sources into the table, in order: many lines at once where they can be read so, else block by block."""
        for source in sources:
            self._read(source, events)
        self._finish(events)

    def _finish(self, events: Events) -> None:
        self._finish_files(events)
        if self._together is not None and self._strays is not None:
            self._together.finish()
            for state, plan, block, own in self._strays.blocks():
                if state.index < 0:
                    state.index = len(self.sources)
                    self.sources.append(state)
                self._block(state, plan, block, own)
            self._together.finish()

    def _finish_files(self, events: Events) -> None:
        for bulk in (self._bulk, self._parquet):
            if bulk is not None:
                bulk.finish(events)

    def _read(self, source: Source, events: Events) -> None:
        state = SourceState(len(self.sources), source)
        self.sources.append(state)
        reading = read_source(source, self.formats, self.input_format, self._recognised)
        if reading.format is not None:
            state.plan = self._plan(reading.format)
        elif source.sought and reading.single:
            state.no_log = True
            return
        if state.plan is None or not self._taken(state, state.plan, reading, events):
            self._finish_files(events)
            self._blocks(state, reading, events)
            state.error = reading.error

    def _taken(self, state: SourceState, plan: Plan, reading: Reading, events: Events) -> bool:
        """A source that can be read many lines at once is, sooner or later; what was taken in another way comes first.
        False: it cannot."""
        assert self._bulk is not None
        assert self._parquet is not None
        if reading.as_it_stands and has_types(plan.mapping):
            self._parquet.finish(events)
            self._bulk.take(state, plan, reading, events)
            return True
        if reading.layout == "parquet" and reading.source.path is not None:
            self._bulk.finish(events)
            return self._parquet.take(state, plan, reading, events)
        return False

    def offset(self, row: int) -> int:
        """Where a row's record begins in its source, in bytes of the decompressed source."""
        places = self.storing.placed
        base, placed = places[bisect_right(places, row, key=lambda one: one[0]) - 1]
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
                folder = self._in_folder("")
                self._strays = Strays(self.formats if self.input_format is None else {}, self._plan, Path(folder))
                self.storing = Storing(self.connection, self.judging, self.verdicts, self.window, folder, self._strays)
                self._together = Together(self.judging, self.storing)
                self._bulk = Bulk(self.judging, self.storing, folder, self._block, self._together.finish)
                self._parquet = ParquetBulk(self.judging, self.storing, self._by_some_rows, self._together.finish)
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
        if plan is not None:
            reading.wanted = frozenset(path[0] for path in plan.mapping.paths)
        for block in reading.blocks(plan.rewrite if plan is not None else None):
            if plan is None:
                reported(block, state, events)
            else:
                self._block(state, plan, block, events)
            if events.progress is not None:
                events.progress(len(block.data))
        state.lines, state.size = reading.lines, reading.size

    def _block(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        """A block by type; where that fails, in pieces, of which those with anything unusual are read line by line."""
        if not block.data:
            reported(block, state, events)
            return
        if len(block.data) <= SMALL:
            self._small(state, plan, block, events)
            return
        assert self._together is not None
        self._together.finish()
        reported(block, state, events)
        block.bad, block.blank = [], []
        if not has_types(plan.mapping) or state.unusual >= MISSES:
            self._extracted(state, plan, ready(block, plan), events)
            return
        if not plan.begun and len(block.data) > 2 * PIECE:
            # what a log usually holds is learnt from a small piece, so that the rest is judged once
            plan.begun = True
            for part in halves_of(block, PIECE):
                self._block(state, plan, part, events)
            return
        if self._by_type(state, plan, block, events):
            state.unusual = 0
            return
        pieces = list(pieces_of(block, PIECE))
        failed = 0
        for piece in pieces:
            if not self._by_type(state, plan, piece, events):
                failed += 1
                self._extracted(state, plan, ready(piece, plan), events)
        state.unusual = state.unusual + 1 if failed * 2 > len(pieces) else 0

    def _small(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        assert self._together is not None
        if block.lines is None and (not has_types(plan.mapping) or state.unusual >= MISSES):
            block = staged(block.data, block.line, block.offset, plan.rewrite)
        self._together.take(state, plan, block, events)

    def _by_type(self, state: SourceState, plan: Plan, block: Block, events: Events) -> bool:
        """Most of a block as most records are and the others one by one, or all in full where too few are like most.
        False: not all of it can be read by type; nothing was done."""
        from checker.logs.query_engine import duckdb

        apart = lines_apart(block.data)
        queries = self.judging.usual(plan, may_learn=len(block.data) >= PIECE)
        if queries is None:
            return not apart and self._typed(state, plan, block, events)
        rows = LineRows(block, line_starts(block.data))
        try:
            judged = self.judging.judged(queries, block.data)
        except duckdb.Error:
            return False
        if judged.rows != rows.count:
            return False
        if apart:
            judged = self.judging.set_apart(queries, apart)
        if judged.unknown * UNUSUAL > judged.rows:
            self.judging.forget(plan)
            return not apart and self._typed(state, plan, block, events)
        self._store(Part(state, plan, rows, self.storing.rows, events), queries, judged, by_type=True)
        return True

    def _typed(self, state: SourceState, plan: Plan, block: Block, events: Events) -> bool:
        """False: not all of it can be read so; nothing was done."""
        from checker.logs.query_engine import duckdb

        queries = self.judging.typed(plan)
        assert queries is not None
        rows = LineRows(block, line_starts(block.data))
        try:
            judged = self.judging.judged(queries, block.data)
        except duckdb.Error:
            return False
        if judged.rows != rows.count or judged.text_inside:
            return False
        self._store(Part(state, plan, rows, self.storing.rows, events), queries, judged)
        plan.sample = block.data[: block.data.rfind(b"\n", 0, PIECE) + 1]
        return True

    def _extracted(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        """A block whose lines were made ready."""
        reported(block, state, events)
        if block.data:
            rows = LineRows(block, line_starts(block.data))
            queries = self.judging.extracted(plan)
            part = Part(state, plan, rows, self.storing.rows, events)
            self._store(part, queries, self.judging.judged(queries, block.data))

    def _by_some_rows(self, state: SourceState, plan: Plan, reading: Reading, events: Events) -> None:
        assert reading.source.path is not None
        if not self._typed_rows(state, plan, reading.source.path, events):
            self._blocks(state, reading, events)
            state.error = reading.error

    def _typed_rows(self, state: SourceState, plan: Plan, path: Path, events: Events) -> bool:
        """A file of Parquet by its own types. False: it cannot be read so; nothing was done."""
        from checker.logs.columns.parquet import ROWS, ParquetRows, names_read, parquet_file
        from checker.logs.query_engine import duckdb
        from checker.logs.screening.parquet_judging import ParquetJudging

        try:
            file = parquet_file(self.connection, path)
            judging = ParquetJudging(self.judging, plan, file)
            names = names_read(plan.mapping, file)
            for first in range(0, file.rows, ROWS):
                count = min(ROWS, file.rows - first)
                found = judging.judged(first, first + count)
                if found is None:
                    return False
                rows = ParquetRows(self.connection, file, names, first, count)
                part = Part(state, plan, rows, self.storing.rows, events)
                self.storing.rows += count
                self.storing.store(part, *found, partial(judging.again, self.storing, first))
        except duckdb.Error:
            if state.records:
                raise
            return False
        state.lines = state.size = file.rows
        return True

    def _store(self, part: Part, queries: BlockQueries, judged: Judged, *, by_type: bool = False) -> None:
        """`by_type`: rows that are unknown are judged as any lines are."""
        self.storing.rows += part.rows.count
        typed = self.judging.typed(part.plan) if by_type else None
        rewrite = part.plan.rewrite if by_type else None

        def again(part: Part, rows: list[int]) -> tuple[int, list[int]]:
            chosen = [(part, n) for n in rows]
            settled, left = self.storing.again(chosen, typed or queries, rewrite, new=self.storing.has_new())
            return settled, [n for _, n in left]

        self.storing.store(part, queries, judged, again)
