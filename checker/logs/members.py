"""A source read strictly, one member of the population after the other: records, and lines that should be some.

This is the slow and exact way (some ten thousand records a second): for what is drawn, converted or reconciled one by
one. Scans screen whole blocks (engine.py) and come to the same records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from checker.logs.blocks import Block, UnreadableLineError, line_rewriter
from checker.logs.documents import Reading, pieces, read_source
from checker.logs.log_format import LogFormat, Values
from checker.logs.mapping import RecordMapping
from checker.logs.otlp import otlp_rewriter
from checker.logs.quick_lines import WORTH, QuickLines, quick_lines
from checker.logs.record import ABSENT, NumberText, Record, UnparsableError, parse_line, record_of, value_at
from checker.logs.sources import Source

_BLANK: Final = b" \t\r\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Window:
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


@dataclass(frozen=True, slots=True)
class Member:
    """A record, or a line that is none and why. `raw` are the bytes at `offset` of the decompressed source (of which an
    OTLP line holds several records); CSV, Parquet and JSON documents have no lines, there `raw` is the record's text.
    It may hold a prompt, so it is digested, and never shown or kept. Members of one mapping with equal `alike` have the
    same values in all columns but ids, times and counts."""

    line: int
    offset: int
    raw: bytes
    text: bytes  # the record's own
    record: Record | None
    reason: str = ""
    ready: bytes = b""  # the record's text with objects in the place of JSON text
    alike: tuple[str | None, ...] | None = None  # told of records that were read many at once, without their bytes

    @property
    def key(self) -> str:
        """What identifies a member without an id."""
        return sha256(self.text).hexdigest()


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
    _members: Callable[[], Iterator[Member]] = field(repr=False, default=lambda: iter(()))

    def __iter__(self) -> Iterator[Member]:
        return self._members()


@dataclass(frozen=True, slots=True)
class MemberReader:
    """How sources become members. `mapping_for` gives a format's mapping; `columns`: only these are read, None: all.
    `at_once`: nobody asks for a record's bytes, and null is as good as nothing, so that lines are read many at once
    where they can be."""

    formats: Mapping[str, LogFormat]
    input_format: LogFormat | None
    mapping_for: Callable[[LogFormat], RecordMapping]
    window: Window = Window()
    columns: frozenset[str] | None = None
    at_once: bool = False

    def read(self, source: Source) -> MemberReading:
        reading = read_source(source, self.formats, self.input_format)
        mapping = self.mapping_for(reading.format) if reading.format is not None else None
        lines = reading.layout == "json lines"
        result = MemberReading(source, reading.format, mapping, lines, error=reading.error)
        result._members = lambda: self._members(reading, result)
        return result

    def _members(self, reading: Reading, result: MemberReading) -> Iterator[Member]:
        mapping = self._narrowed(result.mapping) if result.mapping is not None else None
        if not result.lines:
            rows = _block_rows(reading, result.mapping)
        elif self.at_once and mapping is not None and mapping.format.reader != "otlp":
            rows = _quick_rows(reading, mapping, _rewriter(result.mapping))
        else:
            rows = _line_rows(reading, _rewriter(result.mapping))
        for row in rows:
            member = self._member(row, mapping, result)
            if member is None:
                continue
            if member.record is None:
                result.unreadable += 1
            else:
                result.records += 1
            yield member
        result.error = reading.error
        result.ended = reading.lines, reading.size

    def _member(self, row: _Row | Member, mapping: RecordMapping | None, result: MemberReading) -> Member | None:
        if isinstance(row, _Row):
            return self._record(row, mapping, result)
        if row.record is not None and self.window.excludes(row.record):
            result.outside += 1
            return None
        return row

    def _narrowed(self, mapping: RecordMapping) -> RecordMapping:
        """With the columns that are asked for and can be there at all; the window needs the start."""
        columns = {
            name: column
            for name, column in mapping.columns.items()
            if column.possible and (self.columns is None or name in self.columns or name == "started_at")
        }
        return replace(mapping, columns=columns)

    def _record(self, row: _Row, mapping: RecordMapping | None, result: MemberReading) -> Member | None:
        assert mapping is not None
        try:
            document = parse_line(row.ready)
        except UnparsableError as error:
            return row.unreadable(str(error))
        if _is_foreign(document, mapping.format):
            return row.unreadable(f"JSON without anything of {mapping.format.title}")
        if _is_excluded(document, mapping.format):
            result.excluded += 1
            return None
        record = record_of(document, mapping)
        if self.window.excludes(record):
            result.outside += 1
            return None
        return Member(row.line, row.offset, row.raw, row.text, record, "", row.ready)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    offset: int
    raw: bytes
    text: bytes
    ready: bytes  # with objects in the place of JSON text

    def unreadable(self, reason: str) -> Member:
        return Member(self.line, self.offset, self.raw, self.text, None, reason)


def _line_rows(reading: Reading, rewrite: _Split) -> Iterator[_Row | Member]:
    for data, line, offset in pieces(reading):
        yield from _rows_in(data, line, offset, rewrite)


def _rows_in(data: bytes, line: int, offset: int, rewrite: _Split) -> Iterator[_Row | Member]:
    for raw in data.split(b"\n"):
        if text := raw.strip(_BLANK):
            yield from _rows_of(line, offset, raw, text, rewrite)
        line += 1
        offset += len(raw) + 1


def _quick_rows(reading: Reading, mapping: RecordMapping, rewrite: _Split) -> Iterator[_Row | Member]:
    """Of lines, many at once where there are many and they can be read so."""
    quick: QuickLines | None = None
    try:
        for data, line, offset in pieces(reading):
            if len(data) >= WORTH and quick is None:
                quick = quick_lines(mapping)
            if quick is None:
                yield from _rows_in(data, line, offset, rewrite)
                continue
            for found in quick.read(Block(data, line, offset)):
                if isinstance(found, Block):
                    yield from _rows_in(found.data, found.line, found.offset, rewrite)
                else:
                    yield Member(found.line, found.offset, b"", b"", found.record, alike=found.alike)
    finally:
        if quick is not None:
            quick.close()


_Split = Callable[[bytes], Iterable[tuple[bytes, bytes]]]  # the text of each record in a line, and what is read of it


def _rewriter(mapping: RecordMapping | None) -> _Split:
    if mapping is None:

        def unknown(text: bytes) -> Iterable[tuple[bytes, bytes]]:
            raise UnreadableLineError("of no known format")

        return unknown
    rewrite = line_rewriter(mapping)
    if mapping.format.reader != "otlp":
        return lambda text: ((text, ready) for ready in rewrite(text))
    spans = otlp_rewriter(lambda span: (span,))  # each span is a text of its own
    return lambda text: ((span, ready) for span in spans(text) for ready in rewrite(span))


def _rows_of(line: int, offset: int, raw: bytes, text: bytes, rewrite: _Split) -> Iterator[_Row | Member]:
    try:
        parts = list(rewrite(text))
    except UnreadableLineError as error:
        yield Member(line, offset, raw, text, None, str(error))
        return
    yield from (_Row(line, offset, raw, own, ready) for own, ready in parts)


def _block_rows(reading: Reading, mapping: RecordMapping | None) -> Iterator[_Row | Member]:
    """Of documents, CSV and Parquet, whose readers place every row."""
    texts: list[bytes] = []
    rewrite = line_rewriter(mapping) if mapping is not None else None

    def kept(text: bytes) -> Iterable[bytes]:
        assert rewrite is not None
        ready = list(rewrite(text))
        texts.extend([text] * len(ready))
        return ready

    for block in reading.blocks(kept if rewrite is not None else None):
        ready = block.data.split(b"\n")[:-1] if block.data else []
        assert block.lines is not None or not ready
        for index, part in enumerate(ready):
            line, offset = block.place(index, 0)
            yield _Row(line, offset, texts[index], texts[index], part)
        texts.clear()
        for bad in block.bad:
            place = f"{reading.source.shown}:{bad.line}:{bad.offset}".encode()
            yield Member(bad.line, bad.offset, place, place, None, bad.reason)


def _is_foreign(document: Mapping[str, Any], log_format: LogFormat) -> bool:
    """Nothing that the format is recognised by is there: another program's line."""
    said = log_format.recognise
    paths = dict.fromkeys((*said.all, *said.any, *said.evidence))
    return bool(paths) and all(value_at(document, path) is ABSENT for path in paths)


def _is_excluded(document: Mapping[str, Any], log_format: LogFormat) -> bool:
    """A line of the format that is no request to a model."""
    select, aggregates = log_format.select, log_format.aggregates
    if select is not None and _among(document, select) is False:
        return True
    if aggregates is not None and _among(document, aggregates) is True:
        return True
    nothing = (ABSENT, None, *log_format.absent)
    return bool(log_format.asks) and all(value_at(document, path) in nothing for path in log_format.asks)


def _among(document: Mapping[str, Any], values: Values) -> bool | None:
    """None where there is nothing."""
    found = value_at(document, values.path)
    if found is ABSENT:
        return None
    return type(found) is str and not isinstance(found, NumberText) and found in values.values
