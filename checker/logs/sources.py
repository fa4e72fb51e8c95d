"""What the command line names as sources, as streams of bytes: files, folders, globs, standard input; gzip, zstd, bzip2
and xz are told by their first bytes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

STDIN: Final = "-"
_GLOB: Final = frozenset("*?[")
_LOG_SUFFIXES: Final = (
    ".jsonl", ".ndjson", ".json", ".log", ".csv", ".tsv", ".parquet", ".gz", ".zst", ".bz2", ".xz",
)  # fmt: skip
_MAGIC: Final = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"))


class SourceError(ValueError):
    """A source that there is not: a usage error."""


@dataclass(frozen=True, slots=True)
class Source:
    """`shown` is how messages name it: relative to the working directory where it lies in there."""

    path: Path | None  # None: standard input
    shown: str


def expand(arguments: Sequence[str], cwd: Path) -> tuple[Source, ...]:
    """The files that `arguments` mean, each once: a folder stands for all logs below it. Raises SourceError."""
    found: dict[Path | None, Source] = {}
    for argument in arguments:
        if argument == STDIN:
            found.setdefault(None, Source(None, "stdin"))
            continue
        for path in _files(argument, cwd):
            found.setdefault(path, Source(path, _shown(path, cwd)))
    return tuple(found.values())


def _files(argument: str, cwd: Path) -> Iterator[Path]:
    path = cwd / argument
    if path.is_dir():
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.is_file() and file.name.lower().endswith(_LOG_SUFFIXES) and not _hidden(file.relative_to(path))
        )
        if not inside:
            raise SourceError(f"{argument}: no logs in this folder (looked for {', '.join(_LOG_SUFFIXES)})")
        yield from inside
    elif path.exists():
        yield path
    elif _GLOB & set(argument):
        import glob

        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - an absolute pattern
        if not matches:
            raise SourceError(f"{argument}: no file matches")
        yield from (Path(match) for match in matches if Path(match).is_file())
    else:
        raise SourceError(f"{argument}: no such file or folder")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _shown(path: Path, cwd: Path) -> str:
    try:
        return path.relative_to(cwd).as_posix()
    except ValueError:
        return path.as_posix()


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """The source's bytes, decompressed. Raises OSError where it cannot be read; reading may raise what `BROKEN` has."""
    if source.path is None:
        yield _decompressed(cast("IO[bytes]", sys.stdin.buffer))
        return
    with source.path.open("rb", buffering=1 << 20) as raw:
        yield _decompressed(raw)


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
    head = stream.peek(8)[:8]
    kind = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    match kind:
        case "gzip":
            import gzip

            return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
        case "zstd":
            import zstandard

            return cast("IO[bytes]", zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))
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
