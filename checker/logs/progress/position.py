"""How far a log was read, told by its content, so that renaming, copying, compressing and truncating it change nothing.

A file is the one that was read if what it begins with and what stands before the position are the same. Its inode only
says where to look first: inodes are used again, and a copy has another.
"""

from __future__ import annotations

import io
import os
from hashlib import blake2b
from pathlib import Path
from typing import IO, Final

from msgspec import Struct
from msgspec.structs import replace

HEAD: Final = 1024  # bytes from the beginning that are compared
TAIL: Final = 256  # and before the position
_PACKED: Final = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ\x00")
_STEP: Final = 1 << 20


class Position(Struct, frozen=True):
    """`offset` bytes and `line` lines of a file were read, counted as if it was not compressed.

    `open_line`: the last line had no line end yet, but was whole. `final`: it is not written to any more, and all of it
    was read. `seen` and `written` are its size and its time of change (nanoseconds) when it was read last, `looked` the
    latter when it was looked for before that. `log`: the path that it had while it was written to.
    """

    path: str
    device: int
    inode: int
    offset: int = 0
    line: int = 0
    head: str = ""
    tail: str = ""
    open_line: bool = False
    final: bool = False
    seen: int = 0
    written: int = 0
    looked: int = 0
    log: str = ""

    @property
    def known(self) -> bool:
        """Whether anything of the file's content is known."""
        return bool(self.head)

    @property
    def certain(self) -> bool:
        """Whether that is enough to know it by: logs of one program all begin with the same few bytes."""
        return self.offset > 0 or (self.known and self.seen >= TAIL)

    @property
    def file(self) -> tuple[int, int]:
        return self.device, self.inode

    def at(self, path: Path, status: os.stat_result) -> Position:
        """The same place in the file that is there now."""
        return replace(self, path=str(path), device=status.st_dev, inode=status.st_ino, looked=status.st_mtime_ns)

    def is_unchanged(self, status: os.stat_result) -> bool:
        return (self.device, self.inode, self.seen, self.written) == (
            status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
        )  # fmt: skip


def is_packed(path: Path) -> bool:
    """Whether the file is compressed, by its first bytes."""
    with path.open("rb") as file:
        return file.read(6).startswith(_PACKED)


def unread(position: Position, file: IO[bytes]) -> Position:
    """The position at the beginning of `file`, of which only a part of a line is there."""
    file.seek(0)
    return replace(position, head=_digest(file.read(min(HEAD, position.seen))) if position.seen else "")


def _head_size(position: Position) -> int:
    return min(HEAD, position.offset or position.seen)


def placed(position: Position, offset: int, file: IO[bytes]) -> Position:
    """With the offset, and the digests of what is before it in `file`, which can be moved in."""
    head = position.head
    if position.offset < HEAD:
        file.seek(0)
        head = _digest(file.read(min(HEAD, offset)))
    file.seek(max(0, offset - TAIL))
    return replace(position, offset=offset, head=head, tail=_digest(file.read(min(TAIL, offset))))


def placed_in_stream(position: Position, offset: int, stream: IO[bytes]) -> Position:
    """The same for a compressed file, which `stream` is from the beginning of: what is before the offset is not
    compared, for that would have to be decompressed again."""
    return replace(position, offset=offset, head=_digest(_exactly(stream, min(HEAD, offset))), tail="")


def fits(position: Position, path: Path) -> bool:
    """Whether the file begins as the one that was read, up to the position. Raises OSError."""
    if not position.known:
        return True
    if is_packed(path):
        from checker.logs.sources.sources import Source, broken, opened

        try:
            with opened(Source(path, str(path))) as stream:
                return stream_fits(position, stream)
        except broken():
            return False
    with path.open("rb") as file:
        return file_fits(position, file)


def file_fits(position: Position, file: IO[bytes]) -> bool:
    """The same for an open file that is not compressed. Moves in it."""
    if os.fstat(file.fileno()).st_size < position.offset:
        return False
    file.seek(0)
    if _digest(file.read(_head_size(position))) != position.head:
        return False
    file.seek(max(0, position.offset - TAIL))
    return position.tail in ("", _digest(file.read(min(TAIL, position.offset))))


def taken(position: Position, path: Path, begin: int, stop: int) -> tuple[bytes, Position] | None:
    """The bytes `begin` to `stop` of a file that is not compressed, and the position behind them. None: it is not the
    file of `position` any more (somebody truncated it in between). Raises OSError."""
    start = 0 if position.offset < HEAD else max(0, position.offset - TAIL)
    with path.open("rb") as file:
        file.seek(start)
        data = file.read(stop - start)  # in one go: whoever writes in between writes before it or after it
        if len(data) < stop - start:
            return None
        if start:
            file.seek(0)
            head, tail = file.read(HEAD), data[: position.offset - start]
        else:
            head, tail = data[: _head_size(position)], data[max(0, position.offset - TAIL) : position.offset]
    if position.offset and (_digest(head), _digest(tail)) != (position.head, position.tail or _digest(tail)):
        return None
    behind = replace(position, offset=stop, tail=_digest(data[-TAIL:])) if start else None
    return data[begin - start :], behind or placed(position, stop, io.BytesIO(data))


def begins(position: Position, path: Path) -> bool:
    """Whether the file is what the one that was read began with: an older copy of it. Raises OSError."""
    if position.offset < HEAD or not HEAD <= path.stat().st_size < position.offset or is_packed(path):
        return False
    with path.open("rb") as file:
        return _digest(file.read(HEAD)) == position.head


def stream_fits(position: Position, stream: IO[bytes]) -> bool:
    """The same for a stream from its beginning, which stands at the position afterwards."""
    head = _exactly(stream, _head_size(position))
    if _digest(head) != position.head:
        return False
    left = max(0, position.offset - len(head))
    last = head
    while left > 0:
        piece = stream.read(min(left, _STEP))
        if not piece:
            return False
        left -= len(piece)
        last = (last + piece)[-TAIL:]
    return position.tail in ("", _digest(last[-TAIL:]))


def _exactly(stream: IO[bytes], size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
