"""Records that lie inside what somebody else wrote around them: a shipper's `message` or `log`, a store's `_source` or
`data`, a callback's array in a line. What is inside is told by trying: an envelope is the shortest way to objects that
are records of a known format."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from checker.logs.blocks.blocks import Rewriter, UnreadableLineError, readable
from checker.logs.formats.log_format import LogFormat, Path
from checker.logs.records.recognise import SAMPLE, fits, recognise
from checker.logs.records.record import value_at

SEPARATOR: Final = b"\x1e"  # before each text of a sequence (RFC 7464)
_NO_OBJECT: Final = "JSON, but not an object"
_DEPTH: Final = 3  # keys
_FIRST: Final = 20  # documents whose ways are tried
_WAYS: Final = 60


class Envelope(Struct, frozen=True):
    """`way`: keys, through objects and through text that is JSON; a list on it stands for all that is in it. Of no
    keys: a line is a list of records, or has a separator before it."""

    way: Path

    def texts(self, line: bytes) -> list[bytes]:
        """The records in a line. What is not in an envelope is one as it stands. Raises UnreadableLineError."""
        text = line.lstrip(SEPARATOR).strip()
        found = list(_inside(text, self.way))
        if any(one[:1] != b"{" for one in found):
            raise UnreadableLineError(f"JSON without a record in {'.'.join(self.way)}" if self.way else _NO_OBJECT)
        return found or [text]


def enveloped(rewrite: Rewriter, envelope: Envelope | None) -> Rewriter:
    """What makes ready the records in a line."""
    if envelope is None:
        return rewrite
    return lambda line: [ready for text in envelope.texts(line) for ready in rewrite(text)]


def envelope_of(
    values: Sequence[Any], formats: Mapping[str, LogFormat], prepared: Callable[[list[Any]], list[Any]]
) -> tuple[Envelope, LogFormat] | None:
    """Of values that are no records: what most of them are envelopes of. `prepared` makes of documents what a format
    tells itself by."""
    ways = dict.fromkeys(way for value in values[:_FIRST] for way in _ways(value, _DEPTH))
    found: tuple[Envelope, LogFormat] | None = None
    for way in sorted(ways, key=len)[:_WAYS]:
        if found is not None and way[: len(found[0].way)] == found[0].way:
            continue  # further in
        log_format = _format_at(values, way, formats, prepared)
        if log_format is not None and found is not None:
            return None  # records stand at two places: which of them is the log's cannot be told
        if log_format is not None:
            found = Envelope(way), log_format
    return found


def _format_at(
    values: Sequence[Any], way: Path, formats: Mapping[str, LogFormat], prepared: Callable[[list[Any]], list[Any]]
) -> LogFormat | None:
    """What most values hold records of, each of which has an id."""
    inside = [[one for one in _followed(value, way) if isinstance(one, dict)] for value in values]
    documents = prepared([one for held in inside for one in held])
    log_format = recognise(documents, formats)
    if log_format is None:
        return None
    number = sum(fits(document, log_format.recognise) and _has_id(document, log_format) for document in documents)
    return log_format if number * 2 > len(documents) and sum(map(bool, inside)) * 2 > len(values) else None


def _has_id(document: Mapping[str, Any], log_format: LogFormat) -> bool:
    """Not what a store made of it, in which each value is an object of its own with the value's type."""
    place = log_format.places.get("record_id")
    return place is None or any(isinstance(value_at(document, path), str | int) for path in place.paths)


def sampled(head: bytes) -> Iterator[Any]:
    """The first objects and lists, lines that are none left out."""
    seen = 0
    for line in head.split(b"\n")[:-1] or [head]:
        if seen >= SAMPLE:
            return
        try:
            value = json.loads(readable(line.lstrip(SEPARATOR).strip()))
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list):
            seen += 1
            yield value


def unwrapped(value: dict[str, Any]) -> dict[str, Any]:
    """With objects in the place of JSON text, two levels deep: how a format is recognised does not depend on it."""
    result = {}
    for key, inner in value.items():
        if isinstance(inner, str) and inner[:1] == "{":
            try:
                result[key] = json.loads(inner)
                continue
            except (ValueError, RecursionError):
                pass
        result[key] = inner
    return result


def _ways(value: Any, depth: int) -> Iterator[Path]:
    """To all objects in a value."""
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            yield ()
        for one in value[:3]:
            yield from (way for way in _ways(one, depth) if way)
    if isinstance(value, dict) and depth:
        for key, held in value.items():
            inner = _opened(held)
            if isinstance(inner, dict):
                yield (key,)
            if isinstance(inner, dict | list):
                yield from ((key, *way) for way in _ways(inner, depth - 1))


def _opened(value: Any) -> Any:
    """What a text holds as JSON."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def _followed(value: Any, way: Path) -> Iterator[Any]:
    opened = _opened(value)
    if isinstance(opened, list):
        for one in opened:
            yield from _followed(one, way)
    elif not way:
        yield opened
    elif isinstance(opened, dict) and way[0] in opened:
        yield from _followed(opened[way[0]], way[1:])


def _inside(text: bytes, way: Path) -> Iterator[bytes]:
    """The same in text, of which what is found stays as it was written."""
    import msgspec

    try:
        if text[:1] == b'"':
            text = msgspec.json.decode(text, type=str).strip().replace("\n", " ").replace("\r", " ").encode()
        if text[:1] == b"[":
            for one in msgspec.json.decode(readable(text), type=list[msgspec.Raw]):
                yield from _inside(bytes(one), way)
        elif not way:
            yield text
        elif text[:1] == b"{":
            entries = msgspec.json.decode(readable(text), type=dict[str, msgspec.Raw])
            if way[0] in entries:
                yield from _inside(bytes(entries[way[0]]), way[1:])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return
