"""The rows of a source, in order: many at once as records where they can be read so (quick_lines.py, quick_parquet.py),
else one by one as bytes that were made ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import repeat
from typing import Final, Self

from checker.logs.blocks.blocks import Block, Rewriter, UnreadableLineError, line_rewriter
from checker.logs.blocks.otlp import otlp_rewriter
from checker.logs.formats.mapping import RecordMapping
from checker.logs.layouts.documents import Reading, pieces
from checker.logs.members.quick_lines import WORTH, QuickLines, quick_lines
from checker.logs.members.quick_records import QuickRecord
from checker.logs.records.envelopes import Envelope
from checker.logs.records.member import Member, Row

_BLANK: Final = b" \t\r\x0b\x0c"
_AT_ONCE: Final = 16 << 20  # bytes of rows that are read at once
_TEXTS_AT_ONCE: Final = 1_000  # rows of Parquet with all that they hold

Split = Callable[[bytes], Iterable[tuple[bytes, bytes]]]  # the text of each record in a line, and what is read of it


def line_rows(reading: Reading, rewrite: Split) -> Iterator[Row | Member]:
    for data, line, offset in pieces(reading):
        yield from _rows_in(data, line, offset, rewrite)


def _rows_in(data: bytes, line: int, offset: int, rewrite: Split) -> Iterator[Row | Member]:
    for raw in data.split(b"\n"):
        if text := raw.strip(_BLANK):
            yield from _rows_of(line, offset, raw, text, rewrite)
        line += 1
        offset += len(raw) + 1


def quick_line_rows(
    reading: Reading, mapping: RecordMapping, rewrite: Split, certain: Callable[[Member], bool]
) -> Iterator[Row | Member]:
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


def read_at_once(
    rows: Iterable[Row | Member], mapping: RecordMapping, certain: Callable[[Member], bool]
) -> Iterator[Row | Member]:
    """Rows that were made ready, many at once where there are many."""
    with _Quick(mapping) as quick:
        waiting: list[Row | Member] = []
        size = 0
        for row in rows:
            waiting.append(row)
            size += len(row.ready)
            if size >= _AT_ONCE:
                yield from _settled(waiting, size, quick, certain)
                waiting, size = [], 0
        yield from _settled(waiting, size, quick, certain)


def _settled(
    rows: Sequence[Row | Member], size: int, quick: _Quick, certain: Callable[[Member], bool]
) -> Iterator[Row | Member]:
    found = quick.read([row.ready for row in rows if isinstance(row, Row)], size, ready=True)
    for row in rows:
        one = next(found) if isinstance(row, Row) else None
        if isinstance(row, Row) and one is not None:
            member = Member(row.line, row.offset, row.raw, row.text, one.record, alike=one.alike)
            yield member if certain(member) else row
        else:
            yield row


def parquet_rows(
    reading: Reading,
    mapping: RecordMapping,
    whole: RecordMapping,
    strictly: Iterator[Row | Member],
    texts: Callable[[Member], bool] | None,
) -> Iterator[Row | Member]:
    """Rows of Parquet by their own types. `strictly` has all of them, for what cannot be read so; `texts`: they have
    their bytes too, by which this says whether that will do."""
    from checker.logs.layouts.columnar import parquet_texts
    from checker.logs.members.quick_parquet import AT_ONCE, quick_parquet
    from checker.logs.query_engine import duckdb

    assert reading.source.path is not None
    done = 0
    try:
        quick = quick_parquet(mapping, reading.source.path)
        if quick is not None:
            raws = parquet_texts(reading) if texts is not None else repeat(b"")
            with closing(quick.connection):
                for found in quick.read(AT_ONCE if texts is None else _TEXTS_AT_ONCE):
                    members = _found_members(found, done, raws, texts)
                    yield from _found_rows(members, done, reading, whole)
                    done += len(found)
            reading.lines, reading.size = done, max(0, done - 1)
            reading.finish()
            return
    except duckdb.Error:
        pass  # the other way says what is wrong, once it is there
    yield from (row for row in strictly if row.offset >= done)


def _found_members(
    found: Sequence[QuickRecord | None], first: int, raws: Iterator[bytes], certain: Callable[[Member], bool] | None
) -> list[Member | None]:
    members: list[Member | None] = []
    for number, (one, raw) in enumerate(zip(found, raws, strict=False), first):
        member = Member(number + 1, number, raw, raw, one.record, alike=one.alike) if one is not None else None
        members.append(member if member is None or certain is None or certain(member) else None)
    return members


def _found_rows(
    found: Sequence[Member | None], first: int, reading: Reading, mapping: RecordMapping
) -> Iterator[Row | Member]:
    doubtful = [number for number, one in enumerate(found, first) if one is None]
    apart = {row.offset: row for row in _chosen_rows(reading, doubtful, mapping)}
    for number, one in enumerate(found, first):
        yield one if one is not None else apart[number]


def _chosen_rows(reading: Reading, numbers: Sequence[int], mapping: RecordMapping) -> Iterator[Row | Member]:
    if not numbers:
        return
    from checker.logs.layouts.columnar import chosen_blocks

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


def splitter(mapping: RecordMapping | None, envelope: Envelope | None = None) -> Split:
    split = _bare(mapping)
    if mapping is None or envelope is None:
        return split
    return lambda line: (one for text in envelope.texts(line) for one in split(text))


def _bare(mapping: RecordMapping | None) -> Split:
    if mapping is None:

        def unknown(text: bytes) -> Iterable[tuple[bytes, bytes]]:
            raise UnreadableLineError("of no known format")

        return unknown
    rewrite = line_rewriter(mapping)
    if mapping.format.reader != "otlp":
        return lambda text: ((text, ready) for ready in rewrite(text))
    spans = otlp_rewriter(lambda span: (span,))  # each span is a text of its own
    return lambda text: ((span, ready) for span in spans(text) for ready in rewrite(span))


def _rows_of(line: int, offset: int, raw: bytes, text: bytes, rewrite: Split) -> Iterator[Row | Member]:
    try:
        parts = list(rewrite(text))
    except UnreadableLineError as error:
        yield Member(line, offset, raw, text, None, str(error))
        return
    yield from (Row(line, offset, raw, own, ready) for own, ready in parts)


def block_rows(reading: Reading, mapping: RecordMapping | None) -> Iterator[Row | Member]:
    """Of documents, CSV and Parquet, whose readers place every row."""
    yield from _rows_in_blocks(reading.blocks, reading, mapping)


def _rows_in_blocks(
    blocks: Callable[[Rewriter | None], Iterable[Block]], reading: Reading, mapping: RecordMapping | None
) -> Iterator[Row | Member]:
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
            yield Row(line, offset, texts[index], texts[index], part)
        texts.clear()
        for bad in block.bad:
            place = f"{reading.source.shown}:{bad.line}:{bad.offset}".encode()
            yield Member(bad.line, bad.offset, place, place, None, bad.reason)
