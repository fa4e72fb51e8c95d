"""The file of violations that a follower writes: each once, whoever kills the process when."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from msgspec import Struct

from checker.logs.result import Violation


class Kept(Struct):
    """A file of violations that holds each of them once: what came after the last settlement is cut off again."""

    path: Path
    line_of: Callable[[Violation], str]
    _file: IO[bytes] | None = None

    def open(self, size: int | None) -> bool:
        """`size`: what of the file is settled; None: none of it is. False: less than that is there."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("ab")
        there = self._file.tell()
        if there > (size or 0):
            self._file.truncate(size or 0)
        return there >= (size or 0)

    def write(self, violation: Violation) -> None:
        assert self._file is not None
        self._file.write(self.line_of(violation).encode())

    def settle(self) -> int:
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
