"""The rows of what the query engine was given at once: where each is in its source, and its text."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from checker.logs.blocks.blocks import Block


class Rows(Protocol):
    """Rows are numbered from 0."""

    @property
    def count(self) -> int: ...

    @property
    def placed(self) -> Placed: ...

    def place(self, n: int) -> tuple[int, int]:
        """Line (from 1) and offset in the source."""

    def texts(self, chosen: Sequence[int]) -> dict[int, bytes]:
        """The JSON objects of some rows."""


class Placed(Struct, frozen=True):
    """Where rows begin in their source: `starts` counts bytes (of Parquet, rows) from `offset` on."""

    offset: int
    starts: Sequence[int]

    def __getitem__(self, n: int) -> int:
        return self.offset + self.starts[n]


class LineRows(Struct, frozen=True):
    """Rows of a block of lines; `starts` is where they begin in it."""

    block: Block
    starts: array[int]

    @property
    def count(self) -> int:
        return len(self.starts)

    @property
    def placed(self) -> Placed:
        if self.block.offsets is not None:
            return Placed(0, self.block.offsets)
        return Placed(self.block.offset, self.starts)

    def place(self, n: int) -> tuple[int, int]:
        return self.block.place(n, self.starts[n])

    def texts(self, chosen: Sequence[int]) -> dict[int, bytes]:
        return {n: self._text(n) for n in chosen}

    def _text(self, n: int) -> bytes:
        end = self.starts[n + 1] - 1 if n + 1 < len(self.starts) else len(self.block.data)
        return self.block.data[self.starts[n] : end]
