"""Bytes of a log in blocks of whole lines, made ready for the query engine: one JSON object per line, nothing else.

A block that is clean is taken as it is. A block with anything unusual in it is staged line by line: what is no JSON
object is set aside with its reason (it stays a member of the population), blank lines are dropped, containers that the
log holds as JSON text are put in as objects, and the place of every line that remains is kept beside it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from checker.logs.blocks.containers import encoded, nest, tree_of, unwrap
from checker.logs.formats.log_format import Path
from checker.logs.formats.mapping import BROKEN_MARK, MARK, RecordMapping

if TYPE_CHECKING:
    import msgspec

BLOCK: Final = 64 << 20  # bytes: what the query engine is given at once
LONGEST: Final = 1 << 20  # of a line that it reads; longer ones are cut down to what is needed


class BadLine(Struct, frozen=True):
    """A line that cannot be read. `snippet` is never kept: it may hold a prompt."""

    line: int
    offset: int
    reason: str


class Block(Struct):
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
    tree = tree_of(mapping)
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
        nested = nest(entries, top, roots)
        changed = unwrap(entries, tree, (), expected, lists, wrapped, broken) or nested
        if long:  # what has nothing of the format may be a record of another
            entries = {key: raw for key, raw in entries.items() if key in top} or entries
        if not changed and not long and not broken:
            return (text,)
        for mark, paths in ((MARK, wrapped), (BROKEN_MARK, broken)):
            if paths:
                entries[mark] = msgspec.Raw(msgspec.json.encode(", ".join(".".join(path) for path in paths)))
        return (encoded(entries),)

    return rewrite


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
