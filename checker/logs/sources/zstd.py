"""Zstandard as a stream that says when a frame breaks off, which the library's own reader passes over in silence."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from zstandard import ZstdDecompressionObj

_STEP: Final = 1 << 16


class ZstdStream:
    """Frames one after the other. Reading raises EOFError where the last one is not whole, ZstdError where one is
    damaged."""

    def __init__(self, raw: IO[bytes]) -> None:
        from zstandard import ZstdDecompressor

        self._raw = raw
        self._new = ZstdDecompressor().decompressobj
        self._frame: ZstdDecompressionObj | None = None
        self._rest = b""  # of what was read, behind the end of a frame
        self._ready = b""

    def read1(self, size: int = -1) -> bytes:
        while not self._ready:
            piece = self._rest or self._raw.read(_STEP)
            self._rest = b""
            if not piece:
                if self._frame is not None:
                    raise EOFError("the compressed file breaks off")
                return b""
            if self._frame is None:
                self._frame = self._new()
            self._ready = self._frame.decompress(piece)
            if self._frame.eof:
                self._rest = self._frame.unused_data
                self._frame = None
        if size < 0:
            size = len(self._ready)
        part, self._ready = self._ready[:size], self._ready[size:]
        return part

    def read(self, size: int = -1) -> bytes:
        pieces: list[bytes] = []
        left = size
        while left != 0 and (piece := self.read1(left)):
            pieces.append(piece)
            left -= len(piece) if size > 0 else 0
        return b"".join(pieces)

    def as_stream(self) -> IO[bytes]:
        return cast("IO[bytes]", self)
