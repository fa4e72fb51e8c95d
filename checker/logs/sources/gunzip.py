"""gzip as a stream: inflated by isal where it is installed, in a third of the time.

isal loses what it has of a step in which it comes upon damage. What was read up to there stands; from there on the
standard library reads on, which loses nothing and says what is wrong.
"""

from __future__ import annotations

import gzip
import io
from typing import IO, Any, Final, cast

_STEP: Final = 1 << 20


def gunzipped(packed: io.BufferedReader) -> IO[bytes]:
    """`packed` from its present place on, which is its beginning."""
    try:
        from isal import igzip, isal_zlib
    except ImportError:
        return cast("IO[bytes]", gzip.GzipFile(fileobj=packed))
    if not packed.seekable():
        return cast("IO[bytes]", gzip.GzipFile(fileobj=packed))
    inflate: Any = igzip.IGzipFile
    damage: Any = isal_zlib.error
    inflated = _Inflated(packed, inflate(fileobj=packed), (damage, EOFError, OSError))
    return cast("IO[bytes]", io.BufferedReader(inflated, _STEP))


class _Inflated(io.RawIOBase):
    """Reading raises what `gzip.GzipFile` raises."""

    def __init__(self, packed: io.BufferedReader, quick: Any, faults: tuple[type[Exception], ...]) -> None:
        self._packed = packed
        self._begin = packed.tell()
        self._stream = quick
        self._faults = faults
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._stream.read1(len(buffer))
        except self._faults:
            self._start_again()
            piece = self._stream.read1(len(buffer))
        self._done += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)

    def _start_again(self) -> None:
        """With the standard library, at the same byte."""
        self._packed.seek(self._begin)
        self._stream = gzip.GzipFile(fileobj=self._packed)
        self._faults = ()
        left = self._done
        while left > 0 and (piece := self._stream.read1(min(left, _STEP))):
            left -= len(piece)
