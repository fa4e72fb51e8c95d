"""CSV and Parquet as JSON lines: one object per row.

CSV knows no types: what looks like a number is one, what looks like JSON is read as such, an empty cell is nothing.
Rows keep their number as line, and CSV rows their offset; Parquet has no lines, so offsets are row numbers from 0."""

from __future__ import annotations

import csv
import io
import json
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from typing import TYPE_CHECKING, Any, Final

from checker.logs.blocks.blocks import BLOCK, BadLine, Block, Rewriter, UnreadableLineError
from checker.logs.checks.sql import literal, quoted
from checker.logs.formats.log_format import LogFormat
from checker.logs.layouts.documents import Reading, opened_again, placed_block, words
from checker.logs.records.recognise import SAMPLE, recognise
from checker.logs.sources.sources import Source, broken

if TYPE_CHECKING:
    import duckdb

_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_ROWS: Final = 100  # that are fetched first
_MOST_ROWS: Final = 20_000
_BYTES: Final = 8 << 20  # of text that are fetched at once
_MEMORY: Final = "600MB"


Known = dict[str, LogFormat]  # formats by what files of Parquet have in common


def columnar_reading(
    source: Source, layout: str, formats: Mapping[str, LogFormat], said: LogFormat | None, known: Known | None = None
) -> Reading:
    """`known`: of files of Parquet that were recognised; a file like one of those is not looked into again."""
    reading = Reading(source, said, layout)
    rows = _csv_rows if layout == "csv" else _parquet_rows
    if said is None:
        alike = _likeness(source, formats) if layout == "parquet" and known is not None else ""
        if known is not None and alike in known:
            reading.format = known[alike]
        else:
            reading.format = recognise(_documents(source, layout, reading), formats)
        if known is not None and alike and reading.format is not None:
            known[alike] = reading.format

    def start(reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
        yield from _blocks(rows(source, reading), reading, rewrite)

    reading._start = start
    return reading


def chosen_blocks(reading: Reading, numbers: Sequence[int], rewrite: Rewriter | None) -> Iterator[Block]:
    """Of a file of Parquet the rows of these numbers, which are in order."""
    rows = _parquet_rows(reading.source, reading, chosen=numbers)
    yield from _blocks(rows, reading, rewrite)


def parquet_texts(reading: Reading) -> Iterator[bytes]:
    """The rows of a file of Parquet as they are digested, in order. Raises duckdb.Error where the file is damaged."""
    for _, _, document in _parquet_rows(reading.source, reading):
        yield _text(document)


def _text(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, default=str, separators=(",", ":")).encode()


def _documents(source: Source, layout: str, reading: Reading) -> list[Mapping[str, Any]]:
    """Of the first rows."""
    rows = _csv_rows(source, reading) if layout == "csv" else _parquet_rows(source, reading, SAMPLE)
    return list(islice((document for _, _, document in rows if isinstance(document, dict)), SAMPLE))


def _likeness(source: Source, formats: Mapping[str, LogFormat]) -> str:
    """What a file has in common with others of its format, as far as formats are recognised by it; empty where that is
    not told, or the file cannot be read."""
    from checker.logs.columns.parquet import likeness
    from checker.logs.query_engine import duckdb

    try:
        with duckdb.connect() as connection:
            said = (one.recognise for one in formats.values())
            paths = dict.fromkeys(path for one in said for path in (*one.all, *one.any, *one.none, *one.evidence))
            return likeness(connection, source.path, list(paths)) if source.path is not None else ""
    except duckdb.Error:
        return ""


Row = tuple[int, int, Any]  # line, offset, the object (or why there is none, as text)


def _blocks(rows: Iterator[Row], reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
    ready: list[bytes] = []
    lines, offsets = array("q"), array("q")
    bad: list[BadLine] = []
    size = 0
    for line, offset, document in rows:
        reading.lines, reading.size = max(reading.lines, line), max(reading.size, offset)
        try:
            if rewrite is None or isinstance(document, str):
                raise UnreadableLineError(document if isinstance(document, str) else "of no known format")
            parts = list(rewrite(_text(document)))
        except UnreadableLineError as error:
            bad.append(BadLine(line, offset, str(error)))
            continue
        for part in parts:
            ready.append(part)
            lines.append(line)
            offsets.append(offset)
            size += len(part)
        if size >= BLOCK:
            yield placed_block(ready, lines, offsets, bad)
            ready, lines, offsets, bad, size = [], array("q"), array("q"), [], 0
    yield placed_block(ready, lines, offsets, bad)


class _Counting:
    """Lines of a stream with their offset."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream
        self.offset = 0
        self.begin = 0

    def __iter__(self) -> _Counting:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self.offset += len(line.encode("utf-8", "surrogateescape"))
        return line


def _csv_rows(source: Source, reading: Reading) -> Iterator[Row]:
    try:
        with opened_again(source) as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
            counting = _Counting(text)
            yield from _parsed(counting)
    except csv.Error as error:
        reading.error = f"not CSV: {error}"
    except broken() as error:
        reading.error = words(error)


def _parsed(lines: _Counting) -> Iterator[Row]:
    csv.field_size_limit(1 << 26)
    first = next(lines, "")
    separator = max(",\t;", key=first.count)
    names = next(csv.reader([first], delimiter=separator), [])
    start = lines.offset
    number = 2
    reader = csv.reader(lines, delimiter=separator)
    for cells in reader:
        end = lines.offset
        if cells:
            if len(cells) != len(names):
                yield number, start, f"{len(cells)} cells, the header has {len(names)}"
            else:
                yield number, start, _object(names, cells)
        start, number = end, reader.line_num + 2


def _object(names: list[str], cells: list[str]) -> dict[str, Any]:
    """`metadata.team_id` as a column name stays a key with a dot, and is also put into the object that it names."""
    result: dict[str, Any] = {}
    for name, cell in zip(names, cells, strict=True):
        if cell == "" or cell in ("NULL", "\\N"):
            continue
        value = _cell(cell.encode("utf-8", "replace").decode())
        result[name] = value
        if "." in name:
            _nest(result, name.split("."), value)
    return result


def _nest(holder: dict[str, Any], keys: list[str], value: Any) -> None:
    for key in keys[:-1]:
        inner = holder.setdefault(key, {})
        if not isinstance(inner, dict):
            return
        holder = inner
    holder.setdefault(keys[-1], value)


def _cell(text: str) -> Any:
    if _NUMBER.fullmatch(text):
        return int(text) if text.lstrip("-").isdigit() else float(text)
    if text[:1] in ("{", "["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    if text in ("true", "false"):
        return text == "true"
    return text


def _names_read(connection: duckdb.DuckDBPyConnection, read: str, reading: Reading) -> str:
    """What of a file is read, as SQL. Where nothing large is, that takes little memory."""
    from checker.logs.query_engine import described

    wanted = [name for name in described(connection, f"SELECT * FROM {read}").columns if name in reading.wanted]
    if not wanted:
        return "*"
    connection.execute(f"SET memory_limit = '{_MEMORY}'")
    return ", ".join(map(quoted, wanted))


def _parquet_rows(
    source: Source, reading: Reading, most: int | None = None, chosen: Sequence[int] | None = None
) -> Iterator[Row]:
    """The first `most` rows, those of `chosen` numbers, or all."""
    from checker.logs.query_engine import duckdb

    try:
        with duckdb.connect() as connection:
            connection.execute("SET enable_progress_bar = false")  # it goes to standard output
            connection.execute("SET TimeZone = 'UTC'")
            first = f" LIMIT {most}" if most is not None else ""
            read = f"read_parquet({literal(str(source.path))})"
            if chosen is not None:
                first = f" WHERE file_row_number IN ({', '.join(map(str, chosen))})"
            names = _names_read(connection, read, reading)
            cursor = connection.execute(f"SELECT to_json(r)::VARCHAR FROM (SELECT {names} FROM {read}{first}) AS r")
            numbers = iter(chosen) if chosen is not None else count()
            at_once = _ROWS
            while rows := cursor.fetchmany(at_once):
                size = sum(len(text) for (text,) in rows)
                at_once = max(1, min(_MOST_ROWS, at_once * _BYTES // max(1, size)))
                for (text,), number in zip(rows, numbers, strict=False):
                    yield number + 1, number, {k: v for k, v in json.loads(text).items() if v is not None}
    except duckdb.Error as error:
        reading.error = f"damaged: {str(error).splitlines()[0]}"
