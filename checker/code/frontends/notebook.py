"""Jupyter notebooks: the code cells joined to one module, and the way back to cell and line."""

from __future__ import annotations

import bisect
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notebook:
    """`starts` holds the first line (1-based) of each code cell in `source`; `cells` its index among all cells."""

    source: bytes
    starts: tuple[int, ...]
    cells: tuple[int, ...]

    @classmethod
    def read(cls, data: bytes) -> Notebook:
        """ValueError: the file is no notebook (nbformat 3 or 4)."""
        try:
            document = json.loads(data)
        except RecursionError:
            raise ValueError("the notebook is nested too deeply") from None
        except json.JSONDecodeError as error:
            what = f"it is no JSON at line {error.lineno}" if data.strip() else "it is empty"
            raise ValueError(f"{what}, and a notebook is a JSON object with cells") from None
        if not isinstance(document, dict):
            raise ValueError("a notebook is a JSON object with cells")
        cells = document.get("cells")
        if cells is None and isinstance(document.get("worksheets"), list):
            cells = [c for w in document["worksheets"] if isinstance(w, dict) for c in w.get("cells", [])]
        if not isinstance(cells, list):
            raise ValueError("a notebook is a JSON object with cells")
        lines: list[str] = []
        starts: list[int] = []
        indexes: list[int] = []
        for index, cell in enumerate(cells):
            if not isinstance(cell, dict) or cell.get("cell_type") != "code":
                continue
            text = cell.get("source", cell.get("input", ""))
            if isinstance(text, list):
                text = "".join(part for part in text if isinstance(part, str))
            if not isinstance(text, str):
                continue
            starts.append(len(lines) + 1)
            indexes.append(index)
            lines += _without_magics(text)
        source = "\n".join(lines).encode("utf-8", "replace")
        return cls(source, tuple(starts), tuple(indexes))

    def place(self, line: int) -> tuple[int, int]:
        """(cell, line within the cell) of a line of `source`."""
        at = max(0, bisect.bisect_right(self.starts, line) - 1)
        return (self.cells[at], line - self.starts[at] + 1) if self.starts else (0, line)


def _without_magics(text: str) -> list[str]:
    """Lines of a cell; IPython magics and shell lines become comments, a `%%magic` cell in another language none."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%") and not first.startswith(("%%time", "%%timeit", "%%capture")):
        return ["#" for _ in lines]
    out = []
    for line in lines:
        stripped = line.lstrip()
        if stripped.startswith(("%", "!")) or (stripped.endswith("?") and stripped.rstrip("?").isidentifier()):
            indent = line[: len(line) - len(stripped)]
            out.append(f"{indent}pass  #" if indent else "#")
        else:
            out.append(line)
    return out
