"""Bytes of a log in blocks of whole lines, made ready for the query engine: one JSON object per line, nothing else.

A block that is clean is taken as it is. A block with anything unusual in it is staged line by line: what is no JSON
object is set aside with its reason (it stays a member of the population), blank lines are dropped, containers that the
log holds as JSON text are put in as objects, and the place of every line that remains is kept beside it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from checker.logs.log_format import Path
from checker.logs.mapping import BROKEN_MARK, MARK, RecordMapping

if TYPE_CHECKING:
    import msgspec

BLOCK: Final = 64 << 20  # bytes: what the query engine is given at once
LONGEST: Final = 1 << 20  # of a line that it reads; longer ones are cut down to what is needed


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read. `snippet` is never kept: it may hold a prompt."""

    line: int
    offset: int
    reason: str


@dataclass(slots=True)
class Block:
    """`data` is NDJSON. `line` and `offset` are of its first byte; where lines were dropped or rewritten, `lines` and
    `offsets` have the place of each row."""

    data: bytes
    line: int
    offset: int
    lines: array[int] | None = None
    offsets: array[int] | None = None
    bad: list[BadLine] = field(default_factory=list)
    blank: list[BadLine] = field(default_factory=list)

    def place(self, row: int, start: int) -> tuple[int, int]:
        """Line (from 1) and byte offset in the file of row `row` (from 0), which starts at byte `start` of `data`."""
        if self.lines is not None and self.offsets is not None:
            return self.lines[row], self.offsets[row]
        return self.line + row, self.offset + start


def whole_lines(read: Callable[[int], bytes], size: int = BLOCK) -> Iterator[bytes]:
    """Pieces of about `size` bytes that end with a line end (the last one need not)."""
    rest = bytearray()
    while piece := read(size):
        end = piece.rfind(b"\n") + 1
        if not end:
            rest += piece
            continue
        yield bytes(rest) + piece[:end] if rest else piece[:end]
        rest = bytearray(piece[end:])
    if rest:
        yield bytes(rest)


def line_starts(data: bytes) -> array[int]:
    """Where each line begins."""
    starts = array("I", (0,)) if data else array("I")
    find = data.find
    position = find(b"\n") + 1
    while position:
        starts.append(position)
        position = find(b"\n", position) + 1
    if starts and starts[-1] == len(data):
        starts.pop()
    return starts


def halves_of(block: Block, size: int) -> Iterator[Block]:
    """About the first `size` bytes of a block, and the rest."""
    first = next(pieces_of(block, size))
    yield first
    if len(first.data) < len(block.data):
        yield _part(block, len(first.data), len(block.data), first.data.count(b"\n"))


def pieces_of(block: Block, size: int) -> Iterator[Block]:
    """A block in blocks of about `size` bytes, without what is no row of it."""
    rows = position = 0
    while position < len(block.data):
        end = block.data.rfind(b"\n", position, position + size) + 1
        if not end:
            end = block.data.find(b"\n", position) + 1 or len(block.data)
        part = _part(block, position, end, rows)
        yield part
        rows += part.data.count(b"\n")
        position = end


def _part(block: Block, begin: int, end: int, rows: int) -> Block:
    """Bytes of a block, before which it has `rows`."""
    data = block.data[begin:end]
    if block.lines is None or block.offsets is None:
        return Block(data, block.line + rows, block.offset + begin)
    behind = rows + data.count(b"\n")
    return Block(data, block.line, block.offset, block.lines[rows:behind], block.offsets[rows:behind])


def staged(data: bytes, line: int, offset: int, rewrite: Rewriter) -> Block:
    """The block line by line."""
    rows: list[bytes] = []
    lines, offsets = array("q"), array("q")
    bad: list[BadLine] = []
    blank: list[BadLine] = []
    split = data.split(b"\n")
    if not split[-1]:
        split.pop()  # behind the last line end
    for raw in split:
        text = raw.strip(b" \t\r\x0b\x0c")
        if not text:
            blank.append(BadLine(line, offset, "a blank line"))
        if text:
            try:
                parts = rewrite(text)
            except UnreadableLineError as error:
                bad.append(BadLine(line, offset, str(error)))
            else:
                for part in parts:
                    rows.append(part)
                    lines.append(line)
                    offsets.append(offset)
        line += 1
        offset += len(raw) + 1
    return Block(b"\n".join(rows) + b"\n" if rows else b"", line, offset, lines, offsets, bad, blank)


class UnreadableLineError(ValueError):
    """A line that is no record, and why."""


Rewriter = Callable[[bytes], Iterable[bytes]]


def line_rewriter(mapping: RecordMapping) -> Rewriter:
    """What makes a line ready: checked to be a JSON object, its containers unwrapped."""
    import msgspec

    decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
    expected = frozenset(mapping.format.json_text)
    top = {path[0] for path in mapping.containers} | {path[0] for path in mapping.paths if path}
    lists = frozenset(mapping.format.key_value_lists)
    tree = _tree(mapping)
    roots = frozenset(path[0] for path in mapping.paths if len(path) > 1) - {key for key in top if "." in key}

    def rewrite(text: bytes) -> Iterable[bytes]:
        text = readable(text)
        try:
            entries: dict[str, Any] = decoder.decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise UnreadableLineError(_reason(text, error)) from None
        long = len(text) > LONGEST
        wrapped: list[Path] = []
        broken: list[Path] = []
        nested = _nest(entries, top, roots)
        changed = _unwrap(entries, tree, (), expected, lists, wrapped, broken) or nested
        if long:  # what has nothing of the format may be a record of another
            entries = {key: raw for key, raw in entries.items() if key in top} or entries
        if not changed and not long and not broken:
            return (text,)
        for mark, paths in ((MARK, wrapped), (BROKEN_MARK, broken)):
            if paths:
                entries[mark] = msgspec.Raw(msgspec.json.encode(", ".join(".".join(path) for path in paths)))
        return (_encoded(entries),)

    return rewrite


def _nest(entries: dict[str, Any], own: Collection[str], roots: Collection[str]) -> bool:
    """Put what a shipper made flat (`metadata.team_id` as a key) into the objects that it was in, in `entries` itself;
    True if anything was changed. Keys that a format writes with dots (`own`) stay."""
    import msgspec

    flat = [key for key in entries if "." in key and key not in own and key.partition(".")[0] in roots]
    if not flat:
        return False
    objects: dict[str, Any] = {}
    for key in flat:
        root, *way = key.split(".")
        inner = objects.setdefault(root, {})
        for step in way[:-1]:
            inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
        if isinstance(inner, dict):
            inner.setdefault(way[-1], entries[key])
    for root, inner in objects.items():
        if root not in entries:  # else both are there, and which is meant cannot be told
            entries[root] = msgspec.Raw(msgspec.json.encode(inner))
            for key in flat:
                if key.startswith(f"{root}."):
                    del entries[key]
    return True


def nested(document: Mapping[str, Any]) -> dict[str, Any]:
    """The same of a whole object, whatever its keys are."""
    result: dict[str, Any] = {key: value for key, value in document.items() if "." not in key}
    for key, value in document.items():
        if "." in key:
            *way, last = key.split(".")
            inner: Any = result
            for step in way:
                inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
            if isinstance(inner, dict):
                inner.setdefault(last, value)
    return result


def readable(text: bytes) -> bytes:
    """The line without what lenient readers pass over: trailing commas. Raises UnreadableLineError for bytes that are
    no UTF-8."""
    try:
        text.decode()
    except UnicodeDecodeError as error:
        raise UnreadableLineError(f"not UTF-8 (byte {error.start + 1})") from None
    if text[:1] == b"{" and (b",}" in text or b", }" in text or b",]" in text or b", ]" in text):
        return _without_trailing_commas(text)
    return text


def lines_apart(data: bytes | memoryview) -> list[int]:
    """Rows of lines that `line_rewriter` may call unreadable, though the query engine takes them for records: NaN and
    Infinity, which are no JSON, anywhere in them. From 0; most data has none, which is quickly known."""
    import msgspec

    decoder = msgspec.json.Decoder(msgspec.Raw)
    with suppress(msgspec.DecodeError, RecursionError):
        decoder.decode_lines(data)
        return []
    return [n for n, line in enumerate(bytes(data).split(b"\n")) if line.strip() and not _is_strict(decoder, line)]


def _is_strict(decoder: msgspec.json.Decoder[msgspec.Raw], line: bytes) -> bool:
    import msgspec

    try:
        decoder.decode(readable(line.strip()))
    except (msgspec.DecodeError, UnreadableLineError, RecursionError):
        return False
    return True


def _without_trailing_commas(text: bytes) -> bytes:
    """Commas before a closing bracket, outside of strings."""
    import re

    pieces = re.split(rb'("(?:[^"\\]|\\.)*")', text)
    pieces[::2] = [re.sub(rb",(\s*[}\]])", rb"\1", piece) for piece in pieces[::2]]
    return b"".join(pieces)


def _reason(text: bytes, error: Exception) -> str:
    if text[:1] == b"{":
        return "JSON that breaks off" if "truncated" in str(error) else f"not valid JSON ({_plain(str(error))})"
    if text[:1] in b'["-0123456789tfn' and _is_json(text):
        return "JSON, but not an object"
    return "not JSON"


def _plain(message: str) -> str:
    """msgspec's message without parts of the line."""
    return message.split(" - ")[0].removeprefix("JSON is malformed: ").rstrip(".")


def _is_json(text: bytes) -> bool:
    import msgspec

    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


_Tree = dict[str, Any]


def _tree(mapping: RecordMapping) -> _Tree:
    """The containers as nested keys."""
    result: _Tree = {}
    for path in (
        *mapping.containers,
        *mapping.format.json_text,
        *(c.path for col in mapping.columns.values() for c in col.candidates if c.tag),
    ):
        node = result
        for key in path:
            node = node.setdefault(key, {})
    return result


def _unwrap(
    entries: dict[str, Any],
    tree: _Tree,
    path: Path,
    expected: frozenset[Path],
    lists: frozenset[Path],
    wrapped: list[Path],
    broken: list[Path],
) -> bool:
    """Put objects in the place of JSON text, in `entries` itself; True if anything was changed. `broken`: where text
    begins as JSON does, and is none."""
    import msgspec

    changed = False
    for key, inner in tree.items():
        raw = entries.get(key)
        if raw is None:
            continue
        here = (*path, key)
        text = bytes(raw)
        if text[:1] == b'"':
            inside = _json_text(text)
            if inside is None:
                if text[1:2] == b"{" or text[1:4] == b'[\\"':
                    broken.append(here)
                continue
            if here not in expected:
                wrapped.append(here)
            text, changed = inside, True
            entries[key] = msgspec.Raw(text)
        if here in lists and text[:1] == b"{":
            paired = _paired(text)
            if paired is not None:
                text, changed = paired, True
                entries[key] = msgspec.Raw(text)
        if text[:1] == b"{" and inner:
            try:
                below = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
            except msgspec.DecodeError:
                continue
            if _unwrap(below, inner, here, expected, lists, wrapped, broken):
                entries[key] = msgspec.Raw(_encoded(below))
                changed = True
    return changed


def _json_text(text: bytes) -> bytes | None:
    """The object or list that a JSON string holds as text; None if it holds none."""
    import msgspec

    try:
        inside = msgspec.json.decode(text, type=str).strip()
        if inside[:1] not in ("{", "["):
            return None
        msgspec.json.decode(inside, type=dict[str, msgspec.Raw] if inside[0] == "{" else list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return None
    return inside.replace("\n", " ").replace("\r", " ").encode()


def _paired(text: bytes) -> bytes | None:
    """`{"key": ["a"], "value": ["b"]}` as `{"a": "b"}`."""
    import msgspec

    try:
        pair = msgspec.json.decode(text, type=dict[str, list[msgspec.Raw]])
        keys = [msgspec.json.decode(key, type=str) for key in pair.get("key", [])]
    except msgspec.DecodeError:
        return None
    values = pair.get("value", [])
    return _encoded(dict(zip(keys, values, strict=True))) if len(keys) == len(values) and keys else None


def _encoded(entries: dict[str, Any]) -> bytes:
    import msgspec

    return msgspec.json.encode(entries)
