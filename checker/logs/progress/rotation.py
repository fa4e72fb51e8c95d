"""Where the files are by now that were read before: in their place, renamed, copied, compressed, or gone."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from checker.logs.progress.position import Position, begins, fits

_STAMP: Final = r"[.\-_][0-9][0-9.\-_T:Z]*"  # .1, -20261126, .2026-11-26T10:00
_COMPARED: Final = 64 << 10  # bytes of a copy that are held against its log
_PACKING: Final = r"(\.(gz|zst|bz2|xz))?"


class Piece(Struct, frozen=True):
    """A file to read on from `position`. `moved`: it is not in its place any more, hence not written to for long."""

    path: Path
    position: Position
    moved: bool = False


class Looked(Struct):
    """What was found, oldest first per log. `lost`: files that may have had more, and are nowhere."""

    pieces: list[Piece] = field(default_factory=list)
    lost: list[Position] = field(default_factory=list)


_Signature = tuple[int, int, int, int, int, str, str]


class Lookout:
    """Looks for files again and again; what did not change since the last look is not read again."""

    def __init__(self) -> None:
        self._known: dict[_Signature, bool] = {}

    def look(self, positions: Sequence[Position], paths: Iterable[Path]) -> Looked:
        """`paths` are the files that are to be read; those that no position is of are read from their beginning."""
        looked = Looked()
        claimed: set[tuple[int, int]] = set()
        waiting: list[Position] = []
        wanted = [Path(path) for path in paths]
        fresh: dict[_Signature, bool] = {}
        for position in positions:
            path = Path(position.path)
            status = _status(path)
            if status is not None and _key(status) == position.file and self._fits(position, path, status, fresh):
                claimed.add(position.file)
                looked.pieces.append(Piece(path, position.at(path, status)))
            else:
                waiting.append(position)
        waiting.sort(key=lambda position: not position.certain)  # what is known by its content goes first
        gone = []
        for position in waiting:
            found = self._elsewhere(position, looked, claimed, fresh)
            if found is not None:
                path, status = found
                claimed.add(_key(status))
                looked.pieces.append(Piece(path, position.at(path, status), moved=True))
            elif not position.final and position.known:
                gone.append(position)
        for log, since in _logs(positions).items():
            self._between(log, since, looked, claimed, set(wanted))
        for path in wanted:
            status = _status(path)
            if status is None or _key(status) in claimed:
                continue
            claimed.add(_key(status))
            if not any(self._has_read(p, path, status, fresh) for p in positions):
                begin = Position(str(path), *_key(status), looked=status.st_mtime_ns, log=str(path))
                looked.pieces.append(Piece(path, begin))
        looked.lost += [position for position in gone if not self._begins_one(position, looked, fresh)]
        self._known = fresh
        return looked

    def _fits(self, position: Position, path: Path, status: os.stat_result, fresh: dict[_Signature, bool]) -> bool:
        if position.is_unchanged(status):
            return True
        sign = (*_key(status), status.st_size, status.st_mtime_ns, position.offset, position.head, position.tail)
        if sign not in fresh:
            known = self._known.get(sign)
            try:
                fresh[sign] = known if known is not None else fits(position, path)
            except OSError:
                return False
        return fresh[sign]

    def _elsewhere(
        self, position: Position, looked: Looked, claimed: set[tuple[int, int]], fresh: dict[_Signature, bool]
    ) -> tuple[Path, os.stat_result] | None:
        """The file under another name of its folder: by inode first, then by what copies of it hold."""
        beside = [entry for entry in _beside(Path(position.path)) if _key(entry[1]) not in claimed]
        for path, status in beside:
            if _key(status) == position.file and self._fits(position, path, status, fresh):
                if position.certain or not self._is_copy(path, status, looked):
                    return path, status
        if not position.certain:
            return None
        stem = Path(position.path).name.split(".")[0]
        for path, status in beside:
            if path.name.startswith(stem) and self._fits(position, path, status, fresh):
                return path, status
        return None

    def _between(self, log: Path, since: int, looked: Looked, claimed: set[tuple[int, int]], paths: set[Path]) -> None:
        """Files that were `log` and were rotated since the last look: they changed after all that were read then."""
        for path, status in sorted(_beside(log), key=lambda entry: entry[1].st_mtime_ns):
            later = status.st_mtime_ns >= since and _key(status) not in claimed and path not in paths
            if later and is_rotated(path.name, log.name) and not self._is_copy(path, status, looked):
                if _is_begun(path, status, log):
                    continue  # it is just being copied, and told by its content when that is done
                claimed.add(_key(status))
                position = Position(str(path), *_key(status), looked=status.st_mtime_ns, log=str(log))
                looked.pieces.append(Piece(path, position, moved=True))

    def _begins_one(self, position: Position, looked: Looked, fresh: dict[_Signature, bool]) -> bool:
        """Whether a part of a first line, too short to know its file by, is read from its beginning all the same."""
        if position.certain:
            return False
        begun = [piece.path for piece in looked.pieces if not piece.position.offset]
        return any(self._fits(position, path, status, fresh) for path in begun if (status := _status(path)))

    def _has_read(self, position: Position, path: Path, status: os.stat_result, fresh: dict[_Signature, bool]) -> bool:
        """Whether the file is a copy of one that was read, of as much of it as was read or of less."""
        if not position.certain:
            return False
        try:
            return self._fits(position, path, status, fresh) or begins(position, path)
        except OSError:
            return False

    def _is_copy(self, path: Path, status: os.stat_result, looked: Looked) -> bool:
        return any(self._has_read(piece.position, path, status, {}) for piece in looked.pieces)


def _logs(positions: Sequence[Position]) -> dict[Path, int]:
    """Each log, with the latest time at which a file of it was seen to change. The time when it was looked for counts,
    not that when it was read: between the two it may have been copied and truncated, and the copy is older than what
    is read then."""
    logs: dict[Path, int] = {}
    for position in positions:
        log = Path(position.log or position.path)
        logs[log] = max(logs.get(log, 0), position.looked or position.written)
    return logs


def _is_begun(path: Path, status: os.stat_result, log: Path) -> bool:
    """Whether a file holds what its log begins with, or nothing: a copy on its way, before the log is truncated."""
    try:
        if status.st_size == 0:
            return True
        with path.open("rb") as copy, log.open("rb") as original:
            if os.fstat(original.fileno()).st_size < status.st_size:
                return False
            size = min(status.st_size, _COMPARED)
            return copy.read(size) == original.read(size)
    except OSError:
        return False  # one of them went: the next look tells


def is_rotated(name: str, of: str) -> bool:
    """Whether `name` is what rotating the file `of` makes: app.log.1, app.log-20261126.gz, app-2026-11-26.log."""
    stem, dot, suffix = of.partition(".")
    patterns = (
        re.escape(of) + _STAMP + _PACKING,
        re.escape(stem) + _STAMP + re.escape(dot + suffix) + _PACKING,
    )
    return any(re.fullmatch(pattern, name) for pattern in patterns)


def _beside(path: Path) -> Iterator[tuple[Path, os.stat_result]]:
    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return
    for name in names:
        status = _status(path.parent / name)
        if status is not None:
            yield path.parent / name, status


def _status(path: Path) -> os.stat_result | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _key(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
