"""Standard input, which can be read once only: what was looked at is kept for whoever reads on."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from checker.logs.sources.sources import Source, careful_reader, opened

_kept: dict[str, bytes] = {}
_streams: dict[str, IO[bytes]] = {}


def spooled_head() -> tuple[bytes, str]:
    """The first bytes, decompressed, and what went wrong."""
    from checker.logs.layouts.first_bytes import first_bytes

    failed: list[Exception] = []
    with opened(Source(None, "stdin")) as stream:
        _streams["stdin"] = stream
        _kept["stdin"] = first_bytes(careful_reader(stream, failed))
    return _kept["stdin"], str(failed[0]) if failed else ""


@contextmanager
def spooled() -> Iterator[IO[bytes]]:
    """All of standard input, from the beginning."""
    yield cast("IO[bytes]", _Joined(_kept.get("stdin", b""), _streams.get("stdin") or sys.stdin.buffer))


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        return self._head.read(size) or self._rest.read(size)
