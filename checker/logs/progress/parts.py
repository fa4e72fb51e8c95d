"""What of a growing log can be read by now: from a position to the last whole line."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.layouts.first_bytes import layout_of
from checker.logs.progress.position import Position, is_packed, placed, placed_in_stream, taken, unread
from checker.logs.sources.sources import Part, Source, broken, careful_reader, opened

_BACK: Final = 64 << 10  # bytes that are read at once when looking for the last line end


class NextPart(Struct, frozen=True):
    """`part` None: nothing can be read yet. `position` is where it begins, or where the file stands. `pending` bytes at
    the end are no whole line yet; `behind` are whole, but beyond the limit."""

    part: Part | None
    position: Position
    open_line: bool = False
    pending: int = 0
    behind: int = 0


def next_part(path: Path, position: Position, *, closed: bool, limit: int | None = None) -> NextPart:
    """`closed`: nobody writes to the file any more, so what its last line lacks will not come. `limit`: about so many
    bytes at most; a single longer line is still read whole. Compressed files are read to their end. Raises OSError."""
    status = path.stat()
    position = replace(position, seen=status.st_size, written=status.st_mtime_ns)
    if is_packed(path):
        return NextPart(Part(position.offset, position.line + 1), position)
    size = status.st_size
    with path.open("rb") as file:
        begin = _behind_open_line(file, position)
        end, stop, open_line = begin, begin, False
        while stop <= begin and end < size:
            step = limit if limit is not None else size
            end = min(size, end + max(step, end - begin))
            stop, open_line = last_whole_line(file, begin, end)
        if closed and end == size and stop < size:
            stop, open_line = size, True
        if stop <= begin:
            waits = position.open_line and begin == position.offset
            if begin > position.offset:  # the end of the line before came alone: the file is known by it, too
                position = placed(position, begin, file)
            position = replace(position, open_line=waits)
            return NextPart(None, position if begin else unread(position, file), pending=size - begin)
    part = Part(begin, position.line + 1, stop)
    pending = size - stop if end == size else 0
    return NextPart(part, replace(position, offset=begin), open_line, pending, size - stop - pending)


def take(path: Path, position: Position, part: NextPart) -> tuple[bytes | None, Position] | None:
    """The bytes of a part behind `position` and the position behind them, read at once so that both are of one file
    (of a compressed one, to which nobody writes: None, and where it begins). None: it was truncated in between.
    Raises OSError."""
    assert part.part is not None
    if part.part.stop is None:
        return None, part.position
    found = taken(position, path, part.part.begin, part.part.stop)
    if found is None or not (part.open_line or found[0].endswith(b"\n")):
        return None
    data, behind = found
    return data, replace(behind, seen=part.position.seen, written=part.position.written)


def foreseen(position: Position, path: Path, part: Part) -> Position:
    """The position behind a part that is about to be read. Its digests are taken now: a log may be copied and truncated
    while it is read, and the copy has to be known again."""
    return position if part.stop is None else _placed(position, path, part.stop)


def reached(before: Position, ahead: Position, path: Path, part: Part, offset: int) -> Position:
    """The position at which reading the part behind `before` ended. `ahead` is what `foreseen` gave; less than that was
    read where the file was truncated meanwhile, so that what stands before the offset cannot be seen any more."""
    if part.stop is None:
        return _placed(before, path, max(offset, part.begin))
    if offset >= part.stop:
        return ahead
    if offset > part.begin:
        return replace(ahead, offset=offset, tail="")
    # how it begins is known all the same: the copy is found by that, or missed
    return before if before.offset else replace(ahead, offset=0, tail="", seen=part.stop)


def _placed(position: Position, path: Path, offset: int) -> Position:
    try:
        if is_packed(path):
            with opened(Source(path, "")) as stream:
                return placed_in_stream(position, offset, stream)
        with path.open("rb") as file:
            return placed(position, offset, file)
    except broken():  # it went meanwhile; the digests of before are what is known
        return replace(position, offset=offset)


def grows(source: Source) -> bool:
    """Whether the source is lines, which are added to; everything else is written whole."""
    failed: list[Exception] = []
    try:
        with opened(source) as stream:
            head = careful_reader(stream, failed)(1 << 20)
    except OSError:
        return True  # said where it is read
    text = head.strip()
    if not text or (text[:1] == b"{" and b"\n" not in text and not is_whole(text)):
        return True  # nothing or a part of the first line is there
    return layout_of(head, source) == "lines"


def _behind_open_line(file: IO[bytes], position: Position) -> int:
    """Where the next line begins: the end of the line before may have been written since."""
    if not position.open_line:
        return position.offset
    file.seek(position.offset)
    end = file.read(2)
    return position.offset + (2 if end == b"\r\n" else 1 if end[:1] == b"\n" else 0)


def last_whole_line(file: IO[bytes], begin: int, size: int) -> tuple[int, bool]:
    """Behind the last line end before `size`; or `size` itself if what follows is a whole JSON object, though no line
    end stands behind it yet (True then)."""
    end, rest = size, b""
    while end > begin:
        start = max(begin, end - _BACK)
        file.seek(start)
        piece = file.read(end - start)
        found = piece.rfind(b"\n")
        rest = piece[found + 1 :] + rest
        if found >= 0:
            break
        end = start
    stop = size - len(rest)
    if is_whole(rest):
        return size, True
    return stop, False


def is_whole(line: bytes) -> bool:
    """Whether a line that has no end yet is an object that nothing can be missing of."""
    import msgspec

    if not line.rstrip().endswith(b"}"):
        return False
    try:
        msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
