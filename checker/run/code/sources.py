"""Source text of the files that findings speak of: for anchors, source frames and suppression comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from checker.code.source.comments import MARKER, comment_of, read_comments
from checker.documents.comments import hash_comments
from checker.documents.location import Location
from checker.files.discovery import PYTHON_ENDINGS
from checker.findings.model import Finding
from checker.findings.suppression import Comment


class Sources:
    """Reads each file once. Paths are relative to `cwd`. A file that cannot be read has no text: others report it.
    `instead` holds bytes in the place of those on disk, by path."""

    def __init__(self, cwd: Path, instead: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self._cwd = cwd
        self._instead = instead
        self._lines = cache(self._read_lines)

    def comments(self, path: str) -> tuple[Comment, ...]:
        return _comments(path, self._bytes(path))

    def line(self, at: Location) -> str:
        """The text of the line, empty where there is none."""
        lines = self._lines(at.path, at.cell)
        return lines[at.line - 1] if 0 < at.line <= len(lines) else ""

    def anchor(self, finding: Finding) -> str:
        """The code at the finding's place, its white space collapsed."""
        return " ".join(self.line(finding.at).split())

    def _bytes(self, path: str) -> bytes:
        if path in self._instead:
            return self._instead[path]
        try:
            return (self._cwd / path).read_bytes()
        except OSError:
            return b""

    def _read_lines(self, path: str, cell: int) -> tuple[str, ...]:
        data = self._bytes(path)
        if cell >= 0:
            return _cell_lines(data, cell)
        return tuple(data.decode("utf-8-sig", "replace").splitlines())


def comments_in(path: str, data: bytes) -> Iterator[tuple[Comment, str]]:
    """The suppression comments of a file's bytes, each with the line of code that it counts for."""
    for comment in _comments(path, data):
        cell = comment.at.cell
        lines = _cell_lines(data, cell) if cell >= 0 else tuple(data.decode("utf-8-sig", "replace").splitlines())
        yield comment, lines[comment.target - 1] if 0 < comment.target <= len(lines) else ""


def _comments(path: str, data: bytes) -> tuple[Comment, ...]:
    if MARKER not in data:
        return ()
    if path.endswith(PYTHON_ENDINGS) or "." not in path.rsplit("/", 1)[-1]:
        return read_comments(path, data)
    text = data.decode("utf-8-sig", "replace")
    found = (comment_of(c.text, c.at, c.target) for c in hash_comments(text, path, MARKER.decode()))
    return tuple(comment for comment in found if comment is not None)


def _cell_lines(data: bytes, cell: int) -> tuple[str, ...]:
    import json

    try:
        source = json.loads(data)["cells"][cell].get("source", "")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return ()
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return tuple(text.splitlines())
