"""A source read strictly, one member of the population after the other: records, and lines that should be some.

This is the slow and exact way (some ten thousand records a second): for what is drawn, converted or reconciled one by
one. Scans screen whole blocks (engine.py) and come to the same records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.blocks.blocks import UnreadableLineError
from checker.logs.formats.log_format import LogFormat
from checker.logs.formats.mapping import RecordMapping
from checker.logs.layouts.documents import Reading, read_source
from checker.logs.members.member_rows import (
    Split,
    block_rows,
    line_rows,
    parquet_rows,
    quick_line_rows,
    read_at_once,
    splitter,
)
from checker.logs.members.quick_records import numbers_as_written
from checker.logs.records.member import Member, Row
from checker.logs.records.recognise import fits, is_excluded, is_foreign
from checker.logs.records.record import Record, UnparsableError, parse_line, record_of
from checker.logs.screening.strays import other_format
from checker.logs.sources.sources import Source


class Window(Struct, frozen=True):
    """Half-open, in microseconds; records whose start cannot be read are in it."""

    start: int | None = None
    end: int | None = None

    def excludes(self, record: Record) -> bool:
        if self.start is None and self.end is None:
            return False
        started = record.micros("started_at")
        if started is None:
            return False
        return (self.start is not None and started < self.start) or (self.end is not None and started >= self.end)


@dataclass(slots=True)
class MemberReading:
    """The counts are complete once all members were read. `lines` says whether members are lines of the source."""

    source: Source
    format: LogFormat | None
    mapping: RecordMapping | None
    lines: bool
    records: int = 0
    unreadable: int = 0
    excluded: int = 0  # no requests
    outside: int = 0  # of the window
    error: str = ""  # why reading ended early
    ended: tuple[int, int] = (0, 0)  # the last line's number, and the byte behind it
    _others: dict[str, tuple[RecordMapping, Split]] = field(repr=False, default_factory=dict)
    _members: Callable[[], Iterator[Member]] = field(repr=False, default=lambda: iter(()))

    def __iter__(self) -> Iterator[Member]:
        return self._members()


class MemberReader(Struct, frozen=True):
    """How sources become members. `mapping_for` gives a format's mapping; `columns`: only these are read, None: all.
    `at_once`: null is as good as nothing, so that lines are read many at once where they can be. `texts`: somebody asks
    for records' bytes all the same, which Parquet that is read so has to be asked for."""

    formats: Mapping[str, LogFormat]
    input_format: LogFormat | None
    mapping_for: Callable[[LogFormat], RecordMapping]
    window: Window = Window()
    columns: frozenset[str] | None = None
    at_once: bool = False
    texts: bool = False

    def read(self, source: Source) -> MemberReading:
        reading = read_source(source, self.formats, self.input_format)
        mapping = self.mapping_for(reading.format) if reading.format is not None else None
        lines = reading.layout == "json lines"
        result = MemberReading(source, reading.format, mapping, lines, error=reading.error)
        result._members = lambda: self._members(reading, result)
        return result

    def _members(self, reading: Reading, result: MemberReading) -> Iterator[Member]:
        mapping = self._narrowed(result.mapping) if result.mapping is not None else None
        for row in self._rows(reading, result, mapping):
            for member in self._member(row, mapping, result):
                if member.record is None:
                    result.unreadable += 1
                else:
                    result.records += 1
                yield member
        result.error = reading.error
        result.ended = reading.lines, reading.size

    def _certain(self, member: Member) -> bool:
        """Whether what was read at once will do for who asks for the record's bytes, too."""
        return not self.texts or member.record is None or numbers_as_written(member.record, member.raw)

    def _rows(self, reading: Reading, result: MemberReading, mapping: RecordMapping | None) -> Iterator[Row | Member]:
        """Of `mapping`, which is narrowed, save that what makes lines ready is not."""
        at_once = self.at_once and mapping is not None
        split = splitter(result.mapping, reading.envelope)
        apart = reading.flat or reading.envelope is not None
        if result.lines and at_once and mapping is not None and mapping.format.reader != "otlp" and not apart:
            return quick_line_rows(reading, mapping, split, self._certain)
        if result.lines:
            rows = line_rows(reading, split)
        else:
            rows = block_rows(reading, result.mapping)
            if at_once and mapping is not None and result.mapping is not None and reading.layout == "parquet":
                texts = self._certain if self.texts else None
                return parquet_rows(reading, mapping, result.mapping, rows, texts)
        return read_at_once(rows, mapping, self._certain) if at_once and mapping is not None else rows

    def _member(self, row: Row | Member, mapping: RecordMapping | None, result: MemberReading) -> Iterator[Member]:
        if isinstance(row, Row):
            yield from self._record(row, mapping, result)
        elif row.record is not None and self.window.excludes(row.record):
            result.outside += 1
        else:
            yield row

    def _narrowed(self, mapping: RecordMapping) -> RecordMapping:
        """With the columns that are asked for and can be there at all; the window needs the start."""
        columns = {
            name: column
            for name, column in mapping.columns.items()
            if column.possible and (self.columns is None or name in self.columns or name == "started_at")
        }
        return replace(mapping, columns=columns)

    def _record(self, row: Row, mapping: RecordMapping | None, result: MemberReading) -> Iterator[Member]:
        assert mapping is not None
        try:
            document = parse_line(row.ready)
        except UnparsableError as error:
            yield row.unreadable(str(error))
            return
        if is_foreign(document, mapping.format):
            yield from self._stray(row, mapping.format, result)
            return
        if is_excluded(document, mapping.format):
            result.excluded += 1
            return
        other = self._other(row, mapping.format) if not fits(document, mapping.format.recognise) else None
        if other is not None:
            yield from self._as_other(row, other, result)
            return
        record = record_of(document, mapping)
        if self.window.excludes(record):
            result.outside += 1
            return
        yield Member(row.line, row.offset, row.raw, row.text, record, "", row.ready)

    def _stray(self, row: Row, own: LogFormat, result: MemberReading) -> Iterator[Member]:
        """A line that has nothing of its source's format, as records of another if it is of one."""
        found = self._other(row, own)
        if found is None:
            yield row.unreadable(f"JSON without anything of {own.title}")
        else:
            yield from self._as_other(row, found, result)

    def _other(self, row: Row, own: LogFormat) -> LogFormat | None:
        return other_format(row.text, own, self.formats) if self.input_format is None else None

    def _as_other(self, row: Row, found: LogFormat, result: MemberReading) -> Iterator[Member]:
        if found.name not in result._others:
            mapping = self.mapping_for(found)
            result._others[found.name] = (self._narrowed(mapping), splitter(mapping))
        narrowed, split = result._others[found.name]
        try:
            parts = list(split(row.text))
        except UnreadableLineError as error:
            yield row.unreadable(str(error))
            return
        for text, ready in parts:
            yield from self._record(replace(row, text=text, ready=ready), narrowed, result)
