"""A source read strictly, one member of the population after the other: records, and lines that should be some.

This is the slow and exact way (some ten thousand records a second): for what is drawn, converted or reconciled one by
one. Scans screen whole blocks (engine.py) and come to the same records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import repeat
from typing import Final, Self

from checker.logs.blocks import Block, Rewriter, UnreadableLineError, line_rewriter
from checker.logs.documents import Reading, pieces, read_source
from checker.logs.log_format import LogFormat
from checker.logs.mapping import RecordMapping
from checker.logs.otlp import otlp_rewriter
from checker.logs.quick_lines import WORTH, QuickLines, quick_lines
from checker.logs.quick_records import QuickRecord, numbers_as_written
from checker.logs.recognise import is_excluded, is_foreign
from checker.logs.record import Record, UnparsableError, parse_line, record_of
from checker.logs.sources import Source
from checker.logs.strays import other_format

_BLANK: Final = b" \t\r\x0b\x0c"
_AT_ONCE: Final = 16 << 20  # bytes of rows that are read at once


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
    _others: dict[str, tuple[RecordMapping, Rewriter]] = field(repr=False, default_factory=dict)
    _members: Callable[[], Iterator[Member]] = field(repr=False, default=lambda: iter(()))

    def __iter__(self) -> Iterator[Member]:
        return self._members()


@dataclass(frozen=True, slots=True)
class MemberReader:
    """How sources become members. `mapping_for` gives a format's mapping; `columns`: only these are read, None: all.
    `at_once`: null is as good as nothing, so that lines are read many at once where they can be. `texts`: somebody asks
    for records' bytes all the same, which Parquet that is read so has not."""

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

    def _certain(self, member: Member) -> bool:
        """Whether what was read at once will do for who asks for the record's bytes, too."""
        return not self.texts or member.record is None or numbers_as_written(member.record, member.raw)

    def _rows(self, reading: Reading, result: MemberReading, mapping: RecordMapping | None) -> Iterator[_Row | Member]:
        """Of `mapping`, which is narrowed, save that what makes lines ready is not."""
        at_once = self.at_once and mapping is not None
        if result.lines and at_once and mapping is not None and mapping.format.reader != "otlp" and not reading.flat:
            return _quick_lines(reading, mapping, _rewriter(result.mapping), self._certain)
        if result.lines:
            rows = _line_rows(reading, _rewriter(result.mapping))
        else:
            rows = _block_rows(reading, result.mapping)
            if (
                at_once
                and mapping is not None
                and result.mapping is not None
                and reading.layout == "parquet"
                and not self.texts
            ):
                return _parquet_rows(reading, mapping, result.mapping, rows)
        return _quickly(rows, mapping, self._certain) if at_once and mapping is not None else rows

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
        if is_foreign(document, mapping.format):
            return self._stray(row, mapping.format, result)
        if is_excluded(document, mapping.format):
            result.excluded += 1
            return None
        record = record_of(document, mapping)
        if self.window.excludes(record):
            result.outside += 1
            return None
        return Member(row.line, row.offset, row.raw, row.text, record, "", row.ready)

    def _stray(self, row: _Row, own: LogFormat, result: MemberReading) -> Member | None:
        """A line that has nothing of its source's format, as a record of another if it is one."""
        found = other_format(row.text, own, self.formats) if self.input_format is None else None
        if found is None:
            return row.unreadable(f"JSON without anything of {own.title}")
        if found.name not in result._others:
            mapping = self.mapping_for(found)
            result._others[found.name] = (self._narrowed(mapping), line_rewriter(mapping))
        narrowed, rewrite = result._others[found.name]
        try:
            (ready,) = rewrite(row.text)
        except UnreadableLineError as error:
            return row.unreadable(str(error))
        return self._record(replace(row, ready=ready), narrowed, result)


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


def _quick_lines(
    reading: Reading, mapping: RecordMapping, rewrite: _Split, certain: Callable[[Member], bool]
) -> Iterator[_Row | Member]:
    """Lines that need no making ready to be read, many at once where there are many."""
    with _Quick(mapping) as quick:
        for data, line, offset in pieces(reading):
            lines = data.split(b"\n")
            for raw, found in zip(lines, quick.read(lines, len(data)), strict=True):
                member = None
                if found is not None:
                    member = Member(line, offset, raw, raw.strip(_BLANK), found.record, alike=found.alike)
                if member is not None and certain(member):
                    yield member
                elif text := raw.strip(_BLANK):
                    yield from _rows_of(line, offset, raw, text, rewrite)
                line += 1
                offset += len(raw) + 1


def _quickly(
    rows: Iterable[_Row | Member], mapping: RecordMapping, certain: Callable[[Member], bool]
) -> Iterator[_Row | Member]:
    """Rows that were made ready, many at once where there are many."""
    with _Quick(mapping) as quick:
        waiting: list[_Row | Member] = []
        size = 0
        for row in rows:
            waiting.append(row)
            size += len(row.ready)
            if size >= _AT_ONCE:
                yield from _settled(waiting, size, quick, certain)
                waiting, size = [], 0
        yield from _settled(waiting, size, quick, certain)


def _settled(
    rows: Sequence[_Row | Member], size: int, quick: _Quick, certain: Callable[[Member], bool]
) -> Iterator[_Row | Member]:
    found = quick.read([row.ready for row in rows if isinstance(row, _Row)], size, ready=True)
    for row in rows:
        one = next(found) if isinstance(row, _Row) else None
        if isinstance(row, _Row) and one is not None:
            member = Member(row.line, row.offset, row.raw, row.text, one.record, alike=one.alike)
            yield member if certain(member) else row
        else:
            yield row


def _parquet_rows(
    reading: Reading, mapping: RecordMapping, whole: RecordMapping, strictly: Iterator[_Row | Member]
) -> Iterator[_Row | Member]:
    """Rows of Parquet by their own types. `strictly` has all of them, for what cannot be read so."""
    import duckdb

    from checker.logs.quick_parquet import quick_parquet

    assert reading.source.path is not None
    done = 0
    try:
        quick = quick_parquet(mapping, reading.source.path)
        if quick is not None:
            with closing(quick.connection):
                for found in quick.read():
                    yield from _found_rows(found, done, reading, whole)
                    done += len(found)
            reading.lines, reading.size = done, max(0, done - 1)
            reading.finish()
            return
    except duckdb.Error:
        pass  # the other way says what is wrong, once it is there
    yield from (row for row in strictly if row.offset >= done)


def _found_rows(
    found: Sequence[QuickRecord | None], first: int, reading: Reading, mapping: RecordMapping
) -> Iterator[_Row | Member]:
    doubtful = [number for number, one in enumerate(found, first) if one is None]
    apart = {row.offset: row for row in _chosen_rows(reading, doubtful, mapping)}
    for number, one in enumerate(found, first):
        if one is None:
            yield apart[number]
        else:
            yield Member(number + 1, number, b"", b"", one.record, alike=one.alike)


def _chosen_rows(reading: Reading, numbers: Sequence[int], mapping: RecordMapping) -> Iterator[_Row | Member]:
    if not numbers:
        return
    from checker.logs.columnar import chosen_blocks

    yield from _rows_in_blocks(lambda rewrite: chosen_blocks(reading, numbers, rewrite), reading, mapping)


class _Quick:
    """The quick reading of a mapping, once there is enough to read for it."""

    def __init__(self, mapping: RecordMapping) -> None:
        self._mapping = mapping
        self._quick: QuickLines | None = None
        self._asked = False

    def read(self, lines: Sequence[bytes], size: int, *, ready: bool = False) -> Iterator[QuickRecord | None]:
        """One for each line, None where it is to be read strictly."""
        if size >= WORTH and not self._asked:
            self._quick, self._asked = quick_lines(self._mapping), True
        return self._quick.read(lines, ready=ready) if self._quick is not None else repeat(None, len(lines))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._quick is not None:
            self._quick.close()


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
    yield from _rows_in_blocks(reading.blocks, reading, mapping)


def _rows_in_blocks(
    blocks: Callable[[Rewriter | None], Iterable[Block]], reading: Reading, mapping: RecordMapping | None
) -> Iterator[_Row | Member]:
    texts: list[bytes] = []
    rewrite = line_rewriter(mapping) if mapping is not None else None

    def kept(text: bytes) -> Iterable[bytes]:
        assert rewrite is not None
        ready = list(rewrite(text))
        texts.extend([text] * len(ready))
        return ready

    for block in blocks(kept if rewrite is not None else None):
        ready = block.data.split(b"\n")[:-1] if block.data else []
        assert block.lines is not None or not ready
        for index, part in enumerate(ready):
            line, offset = block.place(index, 0)
            yield _Row(line, offset, texts[index], texts[index], part)
        texts.clear()
        for bad in block.bad:
            place = f"{reading.source.shown}:{bad.line}:{bad.offset}".encode()
            yield Member(bad.line, bad.offset, place, place, None, bad.reason)
