"""Places of modules as reports state them: paths relative to the working directory, lines and columns of characters."""

from __future__ import annotations

import os
from pathlib import Path

from checker.code.source.project import Module
from checker.documents.location import Location


class Locations:
    """Of a project at `root`, as seen from `cwd`."""

    def __init__(self, root: Path, cwd: Path) -> None:
        prefix = os.path.relpath(root, cwd).replace(os.sep, "/")
        self._prefix = "" if prefix == "." else f"{prefix}/"
        self._lines: dict[str, list[bytes]] = {}

    def path(self, path: str) -> str:
        """A path of the project, relative to the working directory."""
        return os.path.normpath(f"{self._prefix}{path}").replace(os.sep, "/") if self._prefix else path

    def of(self, module: Module, start: int, end: int = 0) -> Location:
        """The place between two packed positions; in a notebook with its cell."""
        line, column = start >> 16, self._column(module, start)
        end = max(end, start)
        end_line, end_column = end >> 16, self._column(module, end)
        if module.notebook is not None:
            cell, line = module.notebook.place(line)
            _, end_line = module.notebook.place(end_line)
            return Location(self.path(module.path), line, column, end_line, end_column, cell)
        return Location(self.path(module.path), line, column, end_line, end_column)

    def _column(self, module: Module, pos: int) -> int:
        """1-based column in characters of a packed position (which counts bytes)."""
        lines = self._lines.get(module.path)
        if lines is None:
            lines = self._lines[module.path] = module.source.split(b"\n")
        number, column = (pos >> 16) - 1, pos & 0xFFFF
        if number < len(lines):
            return len(lines[number][:column].decode("utf-8", "replace")) + 1
        return column + 1
