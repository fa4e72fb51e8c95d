"""Lines of a log in a file that the query engine can read as a whole: where they begin, and their texts."""

from __future__ import annotations

import io
import os
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from errno import ESTALE
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from checker.logs.blocks.block_rows import Placed
from checker.logs.blocks.blocks import BLOCK, Block, lines_apart, whole_lines
from checker.logs.layouts.documents import Reading, opened_again, words
from checker.logs.sources.sources import careful_reader, is_compressed

if TYPE_CHECKING:
    from checker.logs.screening.source_state import SourceState

SPOOLED: Final = 256 << 20  # bytes of a source that is no plain file, copied to one at once
_PATTERN: Final = frozenset("*?[]{}\\'\n")  # a name with one of these means something else to the query engine
_STEP: Final = 1 << 20
_CUT_OFF: Final = "cut off while it was scanned"
_LONG: Final = 1 << 31  # bytes of a file, which may grow, from which on an offset needs eight of them


class Region(Struct, frozen=True):
    """`starts` has the byte at which each line of the file begins, and the file's end. The first line is number `line`
    of the source and begins at `offset` of it. `spooled`: the file is a copy, which goes once it was read. `file` stays
    open: texts are of what was there at first, whatever is put in its place. `apart`: rows that are not to be taken for
    records as they stand (blocks.py)."""

    state: SourceState
    path: Path
    file: io.FileIO
    starts: Sequence[int]
    line: int = 1
    offset: int = 0
    spooled: bool = False
    apart: Sequence[int] = ()

    @property
    def size(self) -> int:
        return self.starts[-1]

    @property
    def count(self) -> int:
        return len(self.starts) - 1

    @property
    def placed(self) -> Placed:
        return Placed(self.offset, self.starts)

    def place(self, n: int) -> tuple[int, int]:
        return self.line + n, self.offset + self.starts[n]

    def texts(self, chosen: Sequence[int]) -> dict[int, bytes]:
        """Raises OSError where the file was cut off meanwhile."""
        return {n: self._text(n) for n in chosen}

    def _text(self, n: int) -> bytes:
        begin, end = self.starts[n], self.starts[n + 1]
        self.file.seek(begin)
        text = self.file.read(end - begin)
        if len(text) < end - begin:
            raise OSError(ESTALE, _CUT_OFF)
        return text.removesuffix(b"\n")

    def unchanged(self) -> bool:
        """Whether what lies at the path is still the file that `starts` was made of, and not a byte shorter."""
        try:
            found, known = self.path.stat(), os.fstat(self.file.fileno())
        except OSError:
            return False
        return os.path.samestat(found, known) and found.st_size >= self.size

    def lines_from(self, begin: int, size: int) -> bytes:
        """Whole lines of about `size` bytes, from the first that begins at `begin` or behind it."""
        self.file.seek(max(0, begin - 1))
        data = self.file.read(size)
        first = data.find(b"\n") + 1 if begin else 0
        return data[first : data.rfind(b"\n") + 1]

    def halves(self, folder: Path) -> Iterator[Region]:
        """Copies of the lines, which are at least two, in two files of about the same size. Raises OSError where the
        file was cut off meanwhile."""
        middle = min(max(1, bisect_right(self.starts, self.size // 2) - 1), self.count - 1)
        for first, last in ((0, middle), (middle, self.count)):
            begin, end = self.starts[first], self.starts[last]
            path = folder / f"piece-{self.state.index}-{self.offset + begin}-{self.offset + end}.ndjson"
            self._copy(begin, end, path)
            starts = array("I", (start - begin for start in self.starts[first : last + 1]))
            line, offset = self.line + first, self.offset + begin
            apart = [n - first for n in self.apart if first <= n < last]
            yield Region(self.state, path, io.FileIO(path), starts, line, offset, spooled=True, apart=apart)

    def _copy(self, begin: int, end: int, path: Path) -> None:
        self.file.seek(begin)
        with path.open("wb", buffering=0) as out:
            while begin < end:
                data = self.file.read(min(_STEP, end - begin))
                if not data:
                    raise OSError(ESTALE, _CUT_OFF)
                out.write(data)
                begin += len(data)

    def blocks(self) -> Iterator[Block]:
        """The lines as blocks of any log are. Raises OSError where the file was cut off meanwhile."""
        self.file.seek(0)
        line, offset, left = self.line, self.offset, self.size

        def read(size: int) -> bytes:
            nonlocal left
            data = self.file.read(min(size, left))
            left -= len(data)
            return data

        for data in whole_lines(read, BLOCK):
            yield Block(data, line, offset)
            line += data.count(b"\n")
            offset += len(data)
        if left:
            raise OSError(ESTALE, _CUT_OFF)

    def close(self) -> None:
        self.file.close()
        if self.spooled:
            self.path.unlink(missing_ok=True)


def regions_of(state: SourceState, reading: Reading, folder: Path) -> Iterator[Region]:
    """A plain file as it lies there, any other source in copies of its lines. What ends it early is in `reading` once
    all were taken."""
    path = reading.source.path
    try:
        if path is not None and not _PATTERN & set(str(path)) and not is_compressed(path):
            file = io.FileIO(path)
            lines = _lines_of(file)
            yield Region(state, path, file, lines.starts, apart=lines.apart)
        else:
            yield from _spooled_regions(state, reading, folder)
    except OSError as error:
        reading.error = words(error)


def _spooled_regions(state: SourceState, reading: Reading, folder: Path) -> Iterator[Region]:
    failed: list[Exception] = []
    line, offset, rest = 1, 0, b""
    try:
        with opened_again(reading.source) as stream:
            read = careful_reader(stream, failed)
            while True:
                path = folder / f"region-{state.index}-{offset}.ndjson"
                lines = _Lines(array("Q", (0,)))
                rest, more = _spool(path, rest, read, lines)
                file = io.FileIO(path)
                region = Region(state, path, file, lines.starts, line, offset, spooled=True, apart=lines.apart)
                line += region.count
                offset += region.size
                yield region
                if not more:
                    break
    except OSError as error:
        failed.append(error)
    reading.lines, reading.size = line - 1, offset
    if failed:
        reading.error = words(failed[0])


class _Lines(Struct):
    """Where lines begin, with the end; and those that are to be set apart."""

    starts: array[int]
    apart: list[int] = field(default_factory=list)

    def add(self, data: bytes | bytearray, end: int) -> None:
        """Whole lines (the last one of all need not be) at the beginning of `data`, and where they end there."""
        first, base, position = len(self.starts) - 1, self.starts[-1], 0
        find, begins_at = data.find, self.starts.append
        while position < end:
            position = find(b"\n", position, end) + 1 or end
            begins_at(base + position)
        with memoryview(data) as view:
            self.apart += [first + n for n in lines_apart(view[:end])]


def _spool(path: Path, rest: bytes, read: Callable[[int], bytes], lines: _Lines) -> tuple[bytes, bool]:
    """Whole lines into a file: what of the last one is left over, and whether there is more."""
    size = 0
    with path.open("wb", buffering=0) as out:
        while True:
            piece = read(_STEP)
            if not piece:
                out.write(rest)
                lines.add(rest, len(rest))
                return b"", False
            end = piece.rfind(b"\n") + 1
            if not end:
                rest += piece
                continue
            whole = rest + piece[:end] if rest else piece[:end]
            out.write(whole)
            lines.add(whole, len(whole))
            size += len(whole)
            rest = piece[end:]
            if size >= SPOOLED:
                return rest, True


def _lines_of(file: io.FileIO) -> _Lines:
    size = os.fstat(file.fileno()).st_size
    lines = _Lines(array("I" if size < _LONG else "Q", (0,)))
    for buffer, end in _buffered_lines(file):
        lines.add(buffer, end)
    return lines


def _buffered_lines(file: io.FileIO) -> Iterator[tuple[bytearray, int]]:
    """Whole lines (the last one need not be) at the beginning of a buffer, which is the same one each time, and where
    they end: nothing is copied but by the system."""
    buffer, have = bytearray(_STEP), 0
    while True:
        if have == len(buffer):
            buffer.extend(bytes(have))
        with memoryview(buffer) as view:
            read = file.readinto(view[have:])
        have += read
        end = buffer.rfind(b"\n", 0, have) + 1 if read else have
        if end:
            yield buffer, end
        if not read:
            return
        with memoryview(buffer) as view:
            view[: have - end] = view[end:have]
        have -= end
