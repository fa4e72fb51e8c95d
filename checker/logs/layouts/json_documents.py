"""JSON documents that list records: an array, an object with an array of records in it (a page of an export), or
objects over several lines, one after the other.

They are read as a stream (json_list.py): the records' text is cut out as it stands, so that their offsets are the
file's. A document that breaks off yields the records before the break."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from checker.logs.blocks.blocks import BadLine, Block, Rewriter, UnreadableLineError
from checker.logs.blocks.json_list import LARGEST, Element, Window, elements
from checker.logs.formats.log_format import LogFormat
from checker.logs.layouts.documents import Reading, as_spans, inner_format, opened_again, placed_block, words
from checker.logs.layouts.first_bytes import WRAPPERS
from checker.logs.records.envelopes import enveloped
from checker.logs.records.recognise import SAMPLE, recognise
from checker.logs.sources.sources import Source, careful_reader

_BLOCK: Final = 32 << 20  # bytes of records that are handed on at once
_DECODER: Final = json.JSONDecoder()
_AROUND: Final = b"\xef\xbb\xbf \t\r\n"


def document_reading(source: Source, formats: Mapping[str, LogFormat], said: LogFormat | None) -> Reading:
    reading = Reading(source, said, "json document")
    failed: list[Exception] = []
    with opened_again(source) as stream:
        window = Window(careful_reader(stream, failed))
        opened = _opened_list(window)
        found = list(islice(_records(window, opened), SAMPLE))
    documents = [value for one in found if isinstance(value := _loaded(one.text), dict)]
    if said is None:
        reading.format = recognise(as_spans(documents), formats)
        reading.single = opened is None and len(documents) == 1
    if not (reading.single and source.sought):
        inside = inner_format(documents, documents, said, formats, reading.format)
        if inside is not None:
            reading.envelope, reading.format = inside
    reading._start = _document_blocks
    return reading


def _document_blocks(reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
    if rewrite is not None and reading.format is not None and reading.format.reader == "otlp":
        from checker.logs.blocks.otlp import otlp_rewriter

        rewrite = otlp_rewriter(rewrite)
    rewrite = enveloped(rewrite, reading.envelope) if rewrite is not None else None
    failed: list[Exception] = []
    with opened_again(reading.source) as stream:
        window = Window(careful_reader(stream, failed))
        yield from _blocks(_records(window, _opened_list(window)), rewrite)
        window.drain()
    reading.size = window.offset + len(window.data)
    reading.lines = window.line if window.data not in (b"\n", b"") else window.line - (not window.data)
    if failed:
        reading.error = words(failed[0])


def _loaded(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _opened_list(window: Window) -> bytes | None:
    """What the document begins with, if it lists records: the window is then behind the bracket that opens the list."""
    first = window.skip(_AROUND)
    if first == b"[":
        window.drop(1)
        return first
    while first == b"{":
        text = window.data.decode("utf-8", "surrogateescape")
        try:
            found = _list_in(text)
        except (ValueError, RecursionError):
            found = None
        if found is not None:
            window.drop(len(text[:found].encode("utf-8", "surrogateescape")))
            return first if found else None
        if window.ended or len(window.data) > LARGEST:
            return None
        window.more()
    return None


def _list_in(text: str) -> int | None:
    """Behind the bracket that opens the list of records in an object, 0 if it has none, None where that is further on.
    Raises ValueError, RecursionError."""
    position = 1
    while True:  # the keys of the object, one after the other: what is before the list must be whole
        position = _skip(text, position, " \t\r\n,")
        if position == len(text):
            return None
        if text[position] != '"':
            return 0
        key, position = _DECODER.raw_decode(text, position)
        position = _skip(text, position, " \t\r\n:")
        if key in WRAPPERS and text[position : position + 1] == "[":
            inside = _skip(text, position + 1, " \t\r\n")
            if inside == len(text):
                return None
            if text[inside] == "{":
                return position + 1
        _, position = _DECODER.raw_decode(text, position)


def _skip(text: str, position: int, chars: str) -> int:
    while position < len(text) and text[position] in chars:
        position += 1
    return position


def _records(window: Window, opened: bytes | None) -> Iterator[Element]:
    """Of a document that begins so (`_opened_list`); what cannot be read comes last."""
    if opened is None:
        yield from elements(window, bare=True)
        return
    while True:
        for element in elements(window):
            yield element
            if element.reason:
                return
        if opened != b"[" or not window.skip():
            return
        if window.data[:1] != b"[":
            yield Element(window.line, window.offset, b"", "something behind the end of the list, which was not read")
            return
        window.drop(1)  # lists one after the other


def _blocks(records: Iterator[Element], rewrite: Rewriter | None) -> Iterator[Block]:
    rows: list[bytes] = []
    lines, offsets = array("q"), array("q")
    bad: list[BadLine] = []
    size = 0
    for element in records:
        try:
            if rewrite is None:
                raise UnreadableLineError("of no known format")
            if element.reason:
                raise UnreadableLineError(element.reason)
            ready = list(rewrite(element.text.replace(b"\n", b" ").replace(b"\r", b" ")))
        except UnreadableLineError as error:
            bad.append(BadLine(element.line, element.offset, str(error)))
            ready = []
        for row in ready:
            rows.append(row)
            lines.append(element.line)
            offsets.append(element.offset)
            size += len(row) + 1
        if size >= _BLOCK:
            yield placed_block(rows, lines, offsets, bad)
            rows, lines, offsets, bad, size = [], array("q"), array("q"), [], 0
    yield placed_block(rows, lines, offsets, bad)
