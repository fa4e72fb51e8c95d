"""Bytes by section and key, kept between runs: one file per project in the platform's cache folder.

Layout of a store file:

    magic (8 bytes) | values | blocks | head | length of head (8 bytes, little endian) | digest of head (16 bytes)

The head (msgpack) names the version that wrote it and where the blocks lie: one index per section (key -> place,
length, digest and last day of use of a value) and the stat index. A block is read when first asked for, a value when it
is asked for, each against its own BLAKE2b digest; so opening costs the same however much is stored.

A file is only ever replaced as a whole (`os.replace`), hence two runs at once, or one that is interrupted, leave one
valid store. Whatever is damaged, foreign or unreadable counts as not there. Never pickle: reading runs no code.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Self

MAX_BYTES = 64 << 20  # of values in one store; above it the longest unused ones go
_MAGIC = b"cpstore1"
_TRAILER = 8 + 16
_MAX_BLOCK = 256 << 20  # no block is larger: a length beyond it is damage, and must not allocate memory
_MAX_STATS = 200_000
_RACY_NS = 2_000_000_000  # coarsest clock of file times (FAT: 2 s)
_DAY = 86_400
_STALE_NS = 3_600_000_000_000  # a temporary file of this age was left by a run that was killed

_Place = tuple[int, int, bytes, int]  # offset, length, digest, day of last use (since 1970)
_Stat = tuple[int, int, int, int]


def cache_folder(configured: Path | None = None, environ: Mapping[str, str] | None = None) -> Path | None:
    """The folder for stores: `configured`, else $CHECKPOLICY_CACHE_DIR, else the platform's cache folder
    (%LOCALAPPDATA% on Windows, ~/Library/Caches on macOS, $XDG_CACHE_HOME or ~/.cache elsewhere). None: there is none,
    because no home folder is known."""
    if configured is not None:
        return configured
    env = os.environ if environ is None else environ
    if named := env.get("CHECKPOLICY_CACHE_DIR"):
        return Path(named).absolute()
    if sys.platform == "win32":
        base = env.get("LOCALAPPDATA")
        return Path(base) / "checkpolicy" / "cache" if base else None
    if sys.platform != "darwin" and os.path.isabs(env.get("XDG_CACHE_HOME", "")):  # noqa: PTH117
        return Path(env["XDG_CACHE_HOME"]) / "checkpolicy"
    home = env.get("HOME") or os.path.expanduser("~")  # noqa: PTH111
    if not os.path.isabs(home):  # noqa: PTH117
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "checkpolicy"


class Store:
    """A project's store: what was there when it was opened, and what this run put in. Not safe between threads.

    No method raises for the sake of the disk: a store that cannot be read is empty, one that cannot be written is lost.
    """

    def __init__(self, path: Path | None, version: str) -> None:
        self.path = path
        self.version = version
        self._clock: Callable[[], int] = time.time_ns
        self._fd = -1
        self._blocks: dict[str, tuple[int, int, bytes]] = {}
        self._stats_block: tuple[int, int, bytes] | None = None
        self._old: dict[str, dict[bytes, _Place]] = {}
        self._new: dict[str, dict[bytes, bytes]] = {}
        self._used: dict[str, set[bytes]] = {}
        self._stats: dict[str, tuple[_Stat, bytes]] | None = None
        self._stats_used: set[str] = set()
        self._changed = False

    @classmethod
    def open(cls, cache_dir: Path | None, root: Path, version: str) -> Store:
        """The store of the project at `root`. `cache_dir` None: nothing is read or kept. `version` is whatever values
        depend on besides their keys; a store of another version is empty."""
        if cache_dir is None:
            return cls(None, version)
        real = os.path.realpath(root)
        readable = re.sub(r"[^\w.-]+", "_", os.path.basename(real), flags=re.ASCII)[:40]  # noqa: PTH119
        name = f"{readable}-{blake2b(os.fsencode(real), digest_size=8).hexdigest()}.store"
        store = cls(Path(cache_dir) / name, version)
        store._read_head()
        return store

    def get(self, section: str, key: bytes) -> bytes | None:
        """The value put under `key`, in this run or an earlier one; None if there is none that is intact."""
        value = self._new.get(section, {}).get(key)
        if value is not None:
            return value
        place = self._index(section).get(key)
        if place is None:
            return None
        value = self._read(*place[:3])
        if value is None:
            del self._old[section][key]
            self._changed = True
            return None
        self._used.setdefault(section, set()).add(key)
        return value

    def put(self, section: str, key: bytes, value: bytes) -> None:
        """Keep `value`; an earlier one under the same key is replaced."""
        self._new.setdefault(section, {})[key] = value
        self._changed = True

    def known_digest(self, path: str, stat: os.stat_result) -> bytes | None:
        """The digest remembered for `path` (relative to the root) if the file has not changed since, as far as size,
        times and inode tell."""
        entry = self._stat_index().get(path)
        if entry is None or entry[0] != _stat_key(stat):
            return None
        self._stats_used.add(path)
        return entry[1]

    def remember(self, path: str, stat: os.stat_result, digest: bytes) -> None:
        """Note the digest of the content that was read after `stat` was taken. A file that changed less than two
        seconds ago is not noted: it may change again without its time changing."""
        key = _stat_key(stat)
        if max(key[1], key[2]) + _RACY_NS >= self._clock():
            return
        self._stat_index()[path] = (key, digest)
        self._stats_used.add(path)
        self._changed = True

    def save(self) -> bool:
        """Write the store if this run changed it; whether a file was written. Ends the use of the store."""
        if self.path is None or not self._changed:
            self.close()
            return False
        try:
            with suppress(OSError):
                self._write(self.path)
                self._changed = False
                return True
            return False
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the file. What was not read yet is no longer there."""
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            with suppress(OSError):
                os.close(fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    # --- reading

    def _read_head(self) -> None:
        assert self.path is not None
        try:
            self._fd = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            end = os.fstat(self._fd).st_size
            magic, trailer = self._read_bytes(0, len(_MAGIC)), self._read_bytes(max(end - _TRAILER, 0), _TRAILER)
        except OSError:
            return
        length = int.from_bytes(trailer[:8], "little")
        if magic != _MAGIC or len(trailer) < _TRAILER:
            return
        head = _unpack(self._read(end - _TRAILER - length, length, trailer[8:]))
        if isinstance(head, dict) and head.get("version") == self.version:
            self._blocks = head["blocks"]
            self._stats_block = head["stats"]

    def _index(self, section: str) -> dict[bytes, _Place]:
        index = self._old.get(section)
        if index is None:
            block = self._blocks.get(section)
            found = _unpack(self._read(*block)) if block else None
            index = self._old[section] = found if isinstance(found, dict) else {}
        return index

    def _stat_index(self) -> dict[str, tuple[_Stat, bytes]]:
        if self._stats is None:
            stats = _unpack(self._read(*self._stats_block)) if self._stats_block else None
            self._stats = stats if isinstance(stats, dict) else {}
        return self._stats

    def _read(self, offset: int, length: int, digest: bytes) -> bytes | None:
        """The bytes at a place, if they are what was written there."""
        if not 0 <= length <= _MAX_BLOCK or offset < 0:
            return None
        try:
            data = self._read_bytes(offset, length)
        except OSError:
            return None
        return data if len(data) == length and _digest(data) == digest else None

    def _read_bytes(self, offset: int, length: int) -> bytes:
        if self._fd < 0:
            return b""
        if hasattr(os, "pread"):
            return os.pread(self._fd, length, offset)
        os.lseek(self._fd, offset, os.SEEK_SET)
        return os.read(self._fd, length)

    # --- writing

    def _write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        _mark_folder(path.parent)
        plan = self._plan()
        handle, temporary = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb", buffering=1 << 20) as file:
                self._write_to(file, plan)
            self.close()  # Windows does not replace a file that is open
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise
        _remove_leftovers(path.parent, self._clock())

    def _plan(self) -> list[_Planned]:
        """What will be in the file: values of this run, and earlier ones within the limit of size."""
        today = self._clock() // 1_000_000_000 // _DAY
        fresh = [
            _Planned(section, key, len(value), _digest(value), today, value, -1)
            for section, entries in self._new.items()
            for key, value in entries.items()
        ]
        kept: list[_Planned] = []
        spare: list[_Planned] = []
        for section in {*self._blocks, *self._old}:
            new, used = self._new.get(section, {}), self._used.get(section, set())
            for key, (offset, length, digest, day) in self._index(section).items():
                if key in used:
                    kept.append(_Planned(section, key, length, digest, today, None, offset))
                elif key not in new:
                    spare.append(_Planned(section, key, length, digest, day, None, offset))
        total = sum(entry.length for entry in (*fresh, *kept, *spare))
        if total > MAX_BYTES:
            spare.sort(key=lambda entry: (entry.day, entry.section, entry.key), reverse=True)
            while spare and total > MAX_BYTES * 3 // 4:  # leave room, so that the next runs need not prune again
                total -= spare.pop().length
        return sorted((*fresh, *kept, *spare), key=lambda entry: (entry.section, entry.key))

    def _write_to(self, file: BinaryIO, plan: Sequence[_Planned]) -> None:
        import msgpack

        file.write(_MAGIC)
        at = len(_MAGIC)
        indexes: dict[str, dict[bytes, _Place]] = {}
        for entry in plan:
            # Earlier values are copied as they are: their digest goes along and is compared when they are asked for.
            value = self._read_bytes(entry.offset, entry.length) if entry.value is None else entry.value
            if len(value) == entry.length:
                file.write(value)
                indexes.setdefault(entry.section, {})[entry.key] = (at, entry.length, entry.digest, entry.day)
                at += entry.length
        stats = self._stat_index()
        if len(stats) > _MAX_STATS:
            stats = {path: noted for path, noted in stats.items() if path in self._stats_used}
        places: dict[str | None, tuple[int, int, bytes]] = {}
        blocks: list[tuple[str | None, object]] = [*indexes.items(), (None, stats)]
        for name, content in blocks:
            block = msgpack.packb(content, unicode_errors="surrogateescape")
            file.write(block)
            places[name] = (at, len(block), _digest(block))
            at += len(block)
        head = msgpack.packb({"version": self.version, "stats": places.pop(None), "blocks": places})
        file.write(head)
        file.write(len(head).to_bytes(8, "little") + _digest(head))


class _Planned(NamedTuple):
    """A value that will be written: `value` itself, or None for the one at `offset` of the file that was opened."""

    section: str
    key: bytes
    length: int
    digest: bytes
    day: int
    value: bytes | None
    offset: int


def _stat_key(stat: os.stat_result) -> _Stat:
    # The change time catches tools that set the modification time; Windows has the creation time in its place.
    changed = 0 if sys.platform == "win32" else stat.st_ctime_ns
    return stat.st_size, stat.st_mtime_ns, changed, stat.st_ino & 0x7FFF_FFFF_FFFF_FFFF


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _unpack(data: bytes | None) -> Any:
    """The value that msgpack bytes stand for; None for None and for bytes that are none."""
    if data is None:
        return None
    import msgpack

    try:
        return msgpack.unpackb(data, use_list=False, unicode_errors="surrogateescape")
    except (ValueError, TypeError, msgpack.exceptions.UnpackException):
        return None


def _mark_folder(folder: Path) -> None:
    """Tell backup programs and git that the folder holds nothing of value."""
    for name, text in (
        ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# Cache of checkpolicy\n"),
        (".gitignore", "*\n"),
    ):
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")


def _remove_leftovers(folder: Path, now_ns: int) -> None:
    """Temporary files of runs that were killed."""
    for path in folder.glob("*.tmp"):
        with suppress(OSError):
            if path.stat().st_mtime_ns < now_ns - _STALE_NS:
                path.unlink()
