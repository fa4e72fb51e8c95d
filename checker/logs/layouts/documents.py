"""How a source is laid out, and its records as blocks: JSON lines, arrays and wrapped lists, OTLP, CSV, Parquet."""

from __future__ import annotations

import errno
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checker.logs.blocks.blocks import (
    BLOCK,
    BadLine,
    Block,
    Rewriter,
    staged,
    whole_lines,
)
from checker.logs.blocks.containers import nested
from checker.logs.formats.log_format import LogFormat
from checker.logs.layouts.first_bytes import BOM, HEAD, first_bytes, is_cut_off, layout_of, other_encoding
from checker.logs.records.envelopes import SEPARATOR, Envelope, envelope_of, enveloped, sampled, unwrapped
from checker.logs.records.recognise import SAMPLE, fits, recognise
from checker.logs.sources.scratch import folder_is_full
from checker.logs.sources.sources import Source, broken, careful_reader, on_disk, opened


@dataclass(slots=True)
class Reading:
    """A source being read. `format` None: nothing in it is known; `error` is set when reading ended early. `single`: it
    is one JSON object that lists no records. `as_it_stands`: its lines can be read without being made ready. `flat`: a
    shipper made their objects flat. `envelope`: what its records lie in. `wanted`: columns that are asked for, where
    a reader can leave others unread (prompts and answers are large); empty for all."""

    source: Source
    format: LogFormat | None
    layout: str
    lines: int = 0
    size: int = 0
    error: str = ""
    bom: bool = False
    single: bool = False
    as_it_stands: bool = False
    flat: bool = False
    envelope: Envelope | None = None
    wanted: frozenset[str] = frozenset()
    _start: Callable[[Reading, Rewriter | None], Iterator[Block]] = field(repr=False, default=lambda *_: iter(()))
    finish: Callable[[], None] = field(repr=False, default=lambda: None)  # for who reads it in another way

    def blocks(self, rewrite: Rewriter | None) -> Iterator[Block]:
        return self._start(self, rewrite)


def read_source(
    source: Source,
    formats: Mapping[str, LogFormat],
    said: LogFormat | None,
    known: dict[str, LogFormat] | None = None,
) -> Reading:
    """Look at the beginning, decide on layout and format; the rest is read when blocks are asked for. `known`: see
    `columnar_reading`."""
    if source.table:
        from checker.logs.layouts.postgres import table_reading

        return table_reading(source, formats, said)
    if source.unread:
        return Reading(source, None, "unreadable", error=source.unread)
    head, error = _head(source)
    if not head and not error and is_cut_off(source):
        error = "it is empty, and no file of its kind ever is: it was cut off before its first byte"
    if error and not head:
        return replace(_from_part(source, None, "unreadable"), error=error)
    encoding = other_encoding(head)
    layout = layout_of(head, source) if source.part is None and not encoding else "lines"
    match layout:
        case "parquet" if source.path is None:
            return _copied_reading(source, formats, said)
        case "parquet" | "csv":
            from checker.logs.layouts.columnar import columnar_reading

            return columnar_reading(source, layout, formats, said, known)
        case "document":
            from checker.logs.layouts.json_documents import document_reading

            return document_reading(source, formats, said)
        case _:
            return _lines_reading(source, head, formats, said, encoding)


def _lines_reading(
    source: Source, head: bytes, formats: Mapping[str, LogFormat], said: LogFormat | None, encoding: str
) -> Reading:
    """JSON lines. `encoding`: another one than UTF-8, in which they cannot be read."""
    values = list(sampled(head.removeprefix(BOM)))
    documents = [unwrapped(value) for value in values if isinstance(value, dict)]
    log_format = said or recognise(as_spans(documents), formats)
    if log_format is None and documents:
        log_format = recognise([nested(document) for document in documents], formats)
    single = len(documents) == 1 and len(head) < HEAD and b"\n" not in head.strip()
    envelope = Envelope(()) if head.startswith(SEPARATOR) else None
    if not (single and source.sought) and (inside := inner_format(values, documents, said, formats, log_format)):
        envelope, log_format = inside
    flat = log_format is not None and log_format.reader == "json" and _is_flat(documents, log_format)
    start = _otlp_blocks if log_format is not None and log_format.reader == "otlp" else _line_blocks
    reading = _from_part(source, log_format, "json lines")
    if encoding:
        reading.error = f"{encoding}, and logs are read as UTF-8: iconv -f {encoding} -t UTF-8 makes it readable"
    bom = head.startswith(BOM)
    plain = start is _line_blocks and log_format is not None and not (_made_ready(log_format) or bom or flat)
    as_it_stands = plain and source.part is None and envelope is None
    return replace(
        reading, bom=bom, single=single, flat=flat, envelope=envelope, as_it_stands=as_it_stands, _start=start
    )


def inner_format(
    values: Sequence[Any],
    documents: list[dict[str, Any]],
    said: LogFormat | None,
    formats: Mapping[str, LogFormat],
    known: LogFormat | None,
) -> tuple[Envelope, LogFormat] | None:
    """What a log is envelopes of that is of no `known` format itself, or not of the one that it is `said` to be of."""
    if known is not None and (said is None or any(fits(one, said.recognise) for one in as_spans(documents))):
        return None
    return envelope_of(values, formats if said is None else {said.name: said}, as_spans)


def _is_flat(documents: Sequence[Mapping[str, Any]], log_format: LogFormat) -> bool:
    """Whether most records have keys such as `metadata.team_id` where the format has objects."""
    paths = [path for place in log_format.places.values() for path in place.paths]
    carriers = log_format.carriers
    paths += [(*path, "") for path in (*carriers.metadata, *carriers.headers, *carriers.attributes) if path]
    own = {path[0] for path in paths if "." in path[0]}
    roots = {path[0] for path in paths if len(path) > 1} - own
    flat = [
        one for one in documents if any("." in key and key not in own and key.partition(".")[0] in roots for key in one)
    ]
    return len(flat) * 2 > len(documents)


def _from_part(source: Source, log_format: LogFormat | None, layout: str) -> Reading:
    """Before anything of the source was read."""
    part = source.part
    return Reading(source, log_format, layout, *((part.line - 1, part.begin) if part is not None else (0, 0)))


def _copied_reading(source: Source, formats: Mapping[str, LogFormat], said: LogFormat | None) -> Reading:
    """Parquet is read from its end: what is no file here is copied to one first, which goes once it is read."""
    import tempfile

    from checker.logs.layouts.columnar import columnar_reading

    folder = tempfile.TemporaryDirectory(prefix="checkpolicy-")
    try:
        with opened_again(source) as stream:
            copy = on_disk(source, stream, Path(folder.name))
    except broken() as error:
        folder.cleanup()
        return Reading(source, None, "unreadable", error=words(error))
    reading = columnar_reading(copy, "parquet", formats, said)
    begin = reading._start

    def start(reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
        try:
            yield from begin(reading, rewrite)
        finally:
            folder.cleanup()

    reading._start, reading.finish = start, folder.cleanup
    return reading


def _head(source: Source) -> tuple[bytes, str]:
    if source.path is None and not source.url:
        from checker.logs.layouts.stdin import spooled_head

        return spooled_head()
    failed: list[Exception] = []
    try:
        with opened(source) as stream:
            head = first_bytes(careful_reader(stream, failed))
    except OSError as error:
        return b"", error.strerror or str(error)
    return head, words(failed[0]) if failed else ""


def words(error: Exception) -> str:
    """A reader's error for people."""
    if isinstance(error, EOFError):
        return "the compressed file breaks off"
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:  # nothing else is written while a log is read
        return folder_is_full()
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"damaged: {error}"


def as_spans(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """OTLP lines as their spans, others as they are."""
    if not any("resourceSpans" in document or "resource_spans" in document for document in documents):
        return documents
    from checker.logs.blocks.otlp import spans_of

    return [span for document in documents for span in spans_of(document)][:SAMPLE]


def pieces(reading: Reading) -> Iterator[tuple[bytes, int, int]]:
    """Whole lines with the place of the first."""
    failed: list[Exception] = []
    part = reading.source.part
    line, offset = (part.line, part.begin) if part is not None else (1, 0)
    try:
        with opened_again(reading.source) as stream:
            for piece in whole_lines(careful_reader(stream, failed), BLOCK):
                data = piece
                if failed and part is not None and part.stop is not None and not data.endswith(b"\n"):
                    break  # a line that was not read whole: the next scan begins with it
                if offset == 0 and data.startswith(BOM):
                    data = data[len(BOM) :]
                    offset += len(BOM)
                yield data, line, offset
                line += data.count(b"\n")
                offset += len(data)
                reading.lines, reading.size = line - (1 if data.endswith(b"\n") else 0), offset
    except OSError as error:
        failed.append(error)
    if failed:
        reading.error = words(failed[0])


def opened_again(source: Source) -> Any:
    if source.path is None and not source.url:
        from checker.logs.layouts.stdin import spooled

        return spooled()
    return opened(source)


def _made_ready(log_format: LogFormat) -> bool:
    """Whether lines have to be rewritten one by one."""
    return bool(log_format.json_text or log_format.key_value_lists)


def _line_blocks(reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
    always = reading.format is not None and (reading.flat or reading.envelope or _made_ready(reading.format))
    rewrite = enveloped(rewrite, reading.envelope) if rewrite is not None else None
    for data, line, offset in pieces(reading):
        if rewrite is None:
            yield Block(b"", line, offset, bad=_all_bad(data, line, offset))
        elif always:
            yield staged(data, line, offset, rewrite)
        else:
            yield Block(data, line, offset)


def _all_bad(data: bytes, line: int, offset: int) -> list[BadLine]:
    """Lines of a source in which nothing is known."""
    bad = []
    for raw in data.split(b"\n"):
        if raw.strip():
            bad.append(BadLine(line, offset, "of no known format"))
        line += 1
        offset += len(raw) + 1
    return bad


def _otlp_blocks(reading: Reading, rewrite: Rewriter | None) -> Iterator[Block]:
    from checker.logs.blocks.otlp import otlp_rewriter

    assert rewrite is not None
    flatten = enveloped(otlp_rewriter(rewrite), reading.envelope)
    for data, line, offset in pieces(reading):
        yield staged(data, line, offset, flatten)


def placed_block(rows: list[bytes], lines: array[int], offsets: array[int], bad: list[BadLine]) -> Block:
    return Block(b"\n".join(rows) + b"\n" if rows else b"", 1, 0, lines, offsets, bad)
