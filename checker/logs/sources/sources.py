"""What the command line names as sources, as streams of bytes: files, folders, globs, objects in stores, standard
input; gzip, zstd, bzip2 and xz are told by their first bytes. A table of a database is a source too (postgres.py)."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import ESTALE
from pathlib import Path
from typing import IO, Any, Final, cast

from checker.errors import InputError
from checker.logs.sources.folders import SUFFIXES, VERSIONS, logs_in, named, named_as_log
from checker.logs.sources.remote import (
    SCHEMES,
    MissingExtraError,
    RemoteError,
    listed,
    opened_remote,
    public,
    scheme_of,
)

STDIN: Final = "-"
TABLES: Final = frozenset({"postgresql", "postgres"})
_PSYCOPG: Final = "reading postgresql:// needs the package psycopg: pip install 'checkpolicy[postgres]'"
_TRUNCATED: Final = "truncated or replaced while it was scanned: the next scan goes on in its copy, if one was kept"
_GLOB: Final = frozenset("*?[")
_MAGIC: Final = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"))


class SourceError(InputError, ValueError):
    """A source that there is not: a usage error."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes `begin` to `stop` of a source, as if it was not compressed; its first line is number `line`. `same` says of
    an open file whether it is still the one that the part was found in."""

    begin: int
    line: int
    stop: int | None = None
    same: Callable[[IO[bytes]], bool] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """`shown` is how messages name it: relative to the working directory where it lies in there, a URL without what may
    be secret in it. `start` and `end` bound what is asked of a table (microseconds, half-open). `part`: not all of it
    is read."""

    path: Path | None  # None: standard input, or what `url` says
    shown: str
    url: str = field(default="", repr=False)  # as it was given: it may hold credentials
    start: int | None = None
    end: int | None = None
    part: Part | None = None
    data: bytes | None = field(default=None, repr=False)  # the part, where it was read already
    sought: bool = False  # found in a folder, not named: it need not be a log
    unread: str = ""  # why it is not read, where it may well be a log

    @property
    def table(self) -> bool:
        return scheme_of(self.url) in TABLES


def expand(arguments: Sequence[str], cwd: Path, start: int | None = None, end: int | None = None) -> tuple[Source, ...]:
    """The sources that `arguments` mean, each once: a folder or a prefix stands for all logs below it.
    Raises SourceError."""
    found: dict[Path | str, Source] = {}
    for argument in arguments:
        scheme = scheme_of(argument)
        if argument == STDIN:
            found.setdefault(STDIN, Source(None, "stdin"))
        elif scheme == "file":
            path = _from_url(argument)
            found.setdefault(path, Source(path, shown_path(path, cwd)))
        elif scheme in TABLES:
            if importlib.util.find_spec("psycopg") is None:
                raise SourceError(f"{public(argument)}: {_PSYCOPG}")
            found.setdefault(argument, Source(None, public(argument), argument, start, end))
        elif scheme is not None:
            for url, shown in _objects(argument, scheme):
                found.setdefault(url, Source(None, shown, url))
        else:
            sought = (cwd / argument).is_dir()
            for path, unread in _files(argument, cwd):
                found.setdefault(path, Source(path, shown_path(path, cwd), sought=sought, unread=unread))
    return tuple(found.values())


def _objects(url: str, scheme: str) -> list[tuple[str, str]]:
    shown = public(url)
    if scheme not in SCHEMES:
        known = ", ".join(f"{name}://" for name in (*SCHEMES, *sorted(TABLES)))
        raise SourceError(f"{shown}: logs cannot be read from {scheme}:// (known: {known})")
    try:
        found = list(listed(url, named_as_log))
        if table := next((one for one, _ in found if VERSIONS.search(one)), None):
            said = f"{public(table)} is of a table with a version log, and what that removed must not be counted"
            raise SourceError(f"{shown}: {said} (copy a Delta table to disk, or export the records that are valid)")
        return found
    except (RemoteError, MissingExtraError) as error:
        raise SourceError(f"{shown}: {error}") from None


def _from_url(url: str) -> Path:
    """`file:///var/log/x.jsonl` as a path."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    path = Path(url2pathname(urlsplit(url).path))
    if not path.is_file():
        raise SourceError(f"{url}: no such file")
    return path


def _files(argument: str, cwd: Path) -> Iterator[tuple[Path, str]]:
    """With why they are not read, if they are not."""
    path = cwd / argument
    if path.is_dir():
        inside = list(logs_in(path))
        if not inside:
            raise SourceError(f"{argument}: no logs in this folder (looked for {', '.join(SUFFIXES)})")
        yield from inside
    elif path.exists():
        yield from named((path,))
    elif _GLOB & set(argument):
        import glob

        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - an absolute pattern
        if not matches:
            raise SourceError(f"{argument}: no file matches")
        yield from named(one for one in map(Path, matches) if one.is_file())
    else:
        raise SourceError(f"{argument}: no such file or folder")


def shown_path(path: Path, cwd: Path) -> str:
    """Relative to the working directory where it lies in there."""
    try:
        return path.relative_to(cwd).as_posix()
    except ValueError:
        return path.as_posix()


def is_compressed(path: Path) -> bool:
    """Raises OSError."""
    with path.open("rb") as file:
        return _compression(file.read(8)) is not None


def _compression(head: bytes) -> str | None:
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """The source's bytes, decompressed. Raises OSError where it cannot be read; reading may raise what `broken` has."""
    if source.data is not None:
        yield io.BytesIO(source.data)
        return
    if source.url:
        with opened_remote(source.url) as object_:
            yield _decompressed(object_)
        return
    if source.path is None:
        yield _decompressed(cast("IO[bytes]", sys.stdin.buffer))
        return
    with source.path.open("rb", buffering=1 << 20) as raw:
        stream = _decompressed(raw)
        yield stream if source.part is None else _cut(stream, source.part, plain=stream is raw)


def _cut(stream: IO[bytes], part: Part, *, plain: bool) -> IO[bytes]:
    if plain:
        stream.seek(part.begin)
    else:
        left = part.begin
        while left > 0 and (piece := stream.read(min(left, 1 << 20))):
            left -= len(piece)
    if part.stop is None:
        return stream
    return cast("IO[bytes]", io.BufferedReader(_Bounded(stream, part.stop - part.begin, part.same), 1 << 20))


class _Bounded(io.RawIOBase):
    """The next `size` bytes of a stream. With `same` a piece is handed on only if the stream is still the same file
    after it was read: a log that is truncated meanwhile has other bytes in their place."""

    def __init__(self, stream: IO[bytes], size: int, same: Callable[[IO[bytes]], bool] | None) -> None:
        self._stream = stream if same is None else _unbuffered(stream)
        self._read: Callable[[int], bytes] = getattr(self._stream, "read1", self._stream.read)
        self._left = size
        self._same = same

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._read(min(len(buffer), self._left))
        if self._same is not None and self._left:
            place = self._stream.tell()
            if not piece or not self._same(self._stream):
                raise OSError(ESTALE, _TRUNCATED)
            self._stream.seek(place)
        self._left -= len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


def _unbuffered(stream: IO[bytes]) -> IO[bytes]:
    """The file behind a buffer, which would show what was there before. Only plain files have a part that ends."""
    assert isinstance(stream, io.BufferedReader)
    assert isinstance(stream.raw, io.FileIO)
    stream.raw.seek(stream.tell())
    return stream.raw


def on_disk(source: Source, stream: IO[bytes], folder: Path) -> Source:
    """The source as a file on this machine, for readers that jump about in it: a copy in `folder` of what `stream`
    has. Raises what `broken` has."""
    import shutil

    path = folder / "source"
    with path.open("wb") as copy:
        shutil.copyfileobj(stream, copy, 1 << 20)
    return Source(path, source.shown)


def broken() -> tuple[type[Exception], ...]:
    """What reading a damaged or vanished source raises."""
    import lzma
    import zlib

    kinds: list[type[Exception]] = [OSError, EOFError, zlib.error, lzma.LZMAError, ValueError]
    try:
        from zstandard import ZstdError
    except ImportError:
        return tuple(kinds)
    return (*kinds, ZstdError)


def _decompressed(raw: IO[bytes]) -> IO[bytes]:
    stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    match _compression(stream.peek(8)[:8]):
        case "gzip":
            from checker.logs.sources.gunzip import gunzipped

            return gunzipped(stream)
        case "zstd":
            from checker.logs.sources.zstd import ZstdStream

            return ZstdStream(stream).as_stream()
        case "bzip2":
            import bz2

            return bz2.BZ2File(stream)
        case "xz":
            import lzma

            return lzma.LZMAFile(stream)
        case _:
            return stream


def careful_reader(stream: IO[bytes], failed: list[Exception]) -> _Reader:
    return _Reader(stream, failed)


class _Reader:
    """Reads in small steps, so that what comes before a fault is not lost; the fault ends the stream and is kept."""

    STEP: Final = 1 << 20

    def __init__(self, stream: IO[bytes], failed: list[Exception]) -> None:
        self._stream = stream
        self._failed = failed
        self._broken = broken()
        # one step of the decompressor at a time: `read` would lose what it has when the next step fails
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)

    def __call__(self, size: int) -> bytes:
        pieces: list[bytes] = []
        left = size
        while left > 0 and not self._failed:
            try:
                piece = self._read(min(left, self.STEP))
            except self._broken as error:
                self._failed.append(error)
                break
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)
