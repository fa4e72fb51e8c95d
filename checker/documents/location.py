"""A place in a document: the one way the whole project says where something is."""

from __future__ import annotations

from msgspec import Struct


class Location(Struct, frozen=True, order=True):
    """A range of text. Lines and columns are 1-based, columns count characters, `end_column` is exclusive.

    `path` is relative to the working directory and uses `/`. In a notebook `cell` is the 0-based index among
    all cells and lines count within that cell; elsewhere it is None (stored as -1 so that places can be sorted).
    """

    path: str
    line: int
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    cell: int = -1

    def __str__(self) -> str:
        cell = f":cell {self.cell}" if self.cell >= 0 else ""
        return f"{self.path}{cell}:{self.line}:{self.column}"
