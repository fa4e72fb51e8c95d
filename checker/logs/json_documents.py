"""JSON documents that list records: an array, or an object with an array of records in it (a page of an export).

The records' text is cut out as it stands, so that their offsets are the file's. A document that breaks off yields the
records before the break."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from checker.logs.blocks import BLOCK, BadLine, Block, Rewriter, UnreadableLineError
from checker.logs.documents import WRAPPERS, Reading, as_spans, opened_again, placed_block, words
from checker.logs.log_format import LogFormat
from checker.logs.recognise import SAMPLE, recognise
from checker.logs.sources import Source, careful_reader

_AROUND: Final = "\ufeff \t\r\n"
LARGEST: Final = 1 << 30  # bytes of one document


def document_reading(source: Source, formats: Mapping[str, LogFormat], said: LogFormat | None) -> Reading:
    reading = Reading(source, said, "json document")
    failed: list[Exception] = []
    with opened_again(source) as stream:
        data = careful_reader(stream, failed)(LARGEST + 1)
    if failed:
        reading.error = words(failed[0])
    if len(data) > LARGEST:
        reading.error = f"one JSON document of more than {LARGEST >> 30} GB: write it as JSON lines"
        return reading
    reading.size, reading.lines = len(data), data.count(b"\n") + (0 if data.endswith(b"\n") else 1)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        reading.error = f"not UTF-8 (byte {error.start + 1})"
        return reading
    del data  # documents may be large
    pieces = array("q", (place for piece in _records(text) for place in piece))
    if reading.format is None:
        documents = []
        for begin, end in _pairs(pieces[: 2 * SAMPLE]):
            value = _loaded(text[begin:end])
            if isinstance(value, dict):
                documents.append(value)
        reading.format = recognise(as_spans(documents), formats)
        reading.single = len(pieces) == 2 and len(documents) == 1 and _array_start(text) is None

    def start(reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
        if rewrite is not None and reading.format is not None and reading.format.reader == "otlp":
            from checker.logs.otlp import otlp_rewriter

            rewrite = otlp_rewriter(rewrite)
        yield from _blocks(text, pieces, rewrite)

    reading._start = start
    return reading


def _loaded(piece: str) -> Any:
    try:
        return json.loads(piece)
    except (ValueError, RecursionError):
        return None


def _records(text: str) -> Iterator[tuple[int, int]]:
    """Where each record's text begins and ends (in characters); what cannot be read comes as it stands, last."""
    decoder = json.JSONDecoder()
    position = _array_start(text)
    if position is None:
        yield len(text) - len(text.lstrip(_AROUND)), len(text.rstrip(_AROUND))
        return
    while True:
        position = _skip(text, position, " \t\r\n,")
        if position >= len(text) or text[position] == "]":
            if position >= len(text):
                yield len(text), len(text)
            return
        try:
            _, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            yield position, len(text)
            return
        yield position, end
        position = end


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(places[::2], places[1::2], strict=True)


def _array_start(text: str) -> int | None:
    """Behind the bracket that opens the list of records."""
    start = _skip(text, 0, "\ufeff \t\r\n")
    if text[start : start + 1] == "[":
        return start + 1
    decoder = json.JSONDecoder()
    position = start + 1
    while True:  # the keys of the object, one after the other: what is before the list must be whole
        position = _skip(text, position, " \t\r\n,")
        if text[position : position + 1] != '"':
            return None
        try:
            key, position = decoder.raw_decode(text, position)
            position = _skip(text, position, " \t\r\n:")
            if key in WRAPPERS and text[position : position + 1] == "[":
                inside = _skip(text, position + 1, " \t\r\n")
                if text[inside : inside + 1] == "{":
                    return position + 1
            _, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return None


def _skip(text: str, position: int, chars: str) -> int:
    while position < len(text) and text[position] in chars:
        position += 1
    return position


def _blocks(text: str, pieces: Sequence[int], rewrite: Rewriter | None) -> Iterator[Block]:
    rows: list[bytes] = []
    lines, offsets = array("q"), array("q")
    bad: list[BadLine] = []
    line, offset, char, size = 1, 0, 0, 0
    for position, end in _pairs(pieces):
        piece = text[position:end]
        between = text[char:position]
        line += between.count("\n")
        offset += len(between.encode())
        char = position
        try:
            if rewrite is None:
                raise UnreadableLineError("of no known format")
            if not piece:
                raise UnreadableLineError("the list of records breaks off")
            ready = list(rewrite(piece.replace("\n", " ").replace("\r", " ").encode()))
        except UnreadableLineError as error:
            bad.append(BadLine(line, offset, str(error)))
            ready = []
        for row in ready:
            rows.append(row)
            lines.append(line)
            offsets.append(offset)
            size += len(row) + 1
        if size >= BLOCK:
            yield placed_block(rows, lines, offsets, bad)
            rows, lines, offsets, bad, size = [], array("q"), array("q"), [], 0
    yield placed_block(rows, lines, offsets, bad)
