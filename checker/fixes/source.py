"""A Python file as fixes see it: its text, its LibCST tree with places, and replacements of text between offsets.

LibCST says what stands where, white space and comments included; an edit is the smallest replacement of text, so that
all else stays as it is, byte for byte: line ends, tabs, encoding, byte order mark.
"""

from __future__ import annotations

import codecs
import io
import re
import tokenize
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.documents.location import Location

if TYPE_CHECKING:
    import libcst as cst

_LINE = re.compile(r"\r\n|\r|\n")


class NotFixedError(ValueError):
    """Why an edit cannot be made, in words that follow "not fixed:"."""


class Change(Struct, frozen=True, order=True):
    """`text` takes the place of the characters from `start` to `end`; equal ends insert."""

    start: int
    end: int
    text: str


class Source:
    """One file's bytes, decoded as Python would, or in `encoding`. NotFixedError: they cannot be edited, and why."""

    def __init__(self, path: str, data: bytes, encoding: str = "") -> None:
        self.path = path
        self.data = data
        self._bom = data.startswith(codecs.BOM_UTF8)
        try:
            self.encoding = encoding or tokenize.detect_encoding(io.BytesIO(data).readline)[0]
            if self.encoding == "utf-8-sig":
                self.encoding = "utf-8"
            self.text = data[len(codecs.BOM_UTF8) if self._bom else 0 :].decode(self.encoding)
        except (SyntaxError, UnicodeDecodeError, LookupError) as error:
            raise NotFixedError(f"its encoding cannot be read ({error})") from None
        if re.search(r"\r(?!\n)", self.text):
            raise NotFixedError("it has lines that end in a lone carriage return")
        self._starts = [0, *(m.end() for m in _LINE.finditer(self.text))]

    @property
    def newline(self) -> str:
        """As most lines end."""
        return "\r\n" if self.text.count("\r\n") * 2 > self.text.count("\n") else "\n"

    def encode(self, text: str) -> bytes:
        """The file's bytes with another text. NotFixedError: the text does not go into the file's encoding."""
        try:
            return (codecs.BOM_UTF8 if self._bom else b"") + text.encode(self.encoding)
        except UnicodeEncodeError:
            raise NotFixedError(f"the new text does not go into its encoding, {self.encoding}") from None

    # -- places ---------------------------------------------------------------------------------------------------

    def offset(self, line: int, column: int) -> int:
        """The character at a place: both 1-based."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.text)

    def place(self, start: int, end: int) -> Location:
        line, column = self._at(start)
        end_line, end_column = self._at(end)
        return Location(self.path, line, column, end_line, end_column)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_start(self, offset: int) -> int:
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """Where the line that holds `offset` ends, before its line break."""
        found = _LINE.search(self.text, offset)
        return found.start() if found else len(self.text)

    # -- the tree -------------------------------------------------------------------------------------------------

    @cached_property
    def module(self) -> cst.Module:
        import libcst as cst

        try:
            return cst.parse_module(self.text)
        except cst.ParserSyntaxError as error:
            raise NotFixedError(f"it cannot be parsed: {error.message}") from None
        except RecursionError:
            raise NotFixedError("its expressions are nested too deeply") from None

    @cached_property
    def _wrapped(self) -> Any:
        from libcst.metadata import MetadataWrapper

        return MetadataWrapper(self.module, unsafe_skip_copy=True)

    @cached_property
    def _positions(self) -> Mapping[cst.CSTNode, Any]:
        from libcst.metadata import PositionProvider

        positions: Mapping[cst.CSTNode, Any] = self._wrapped.resolve(PositionProvider)
        return positions

    @property
    def nodes(self) -> Iterable[cst.CSTNode]:
        """Every node that has a place."""
        return self._positions

    @cached_property
    def parents(self) -> Mapping[cst.CSTNode, cst.CSTNode]:
        from libcst.metadata import ParentNodeProvider

        parents: Mapping[cst.CSTNode, cst.CSTNode] = self._wrapped.resolve(ParentNodeProvider)
        return parents

    def span(self, node: cst.CSTNode) -> tuple[int, int]:
        """Offsets of a node, without the parentheses around it."""
        at = self._positions[node]
        return self.offset(at.start.line, at.start.column + 1), self.offset(at.end.line, at.end.column + 1)

    @cached_property
    def _outer(self) -> Mapping[cst.CSTNode, Any]:
        from libcst.metadata import WhitespaceInclusivePositionProvider

        outer: Mapping[cst.CSTNode, Any] = self._wrapped.resolve(WhitespaceInclusivePositionProvider)
        return outer

    def outer_span(self, node: cst.BaseExpression) -> tuple[int, int]:
        """Offsets of an expression with the parentheses around it."""
        at = self._outer[node] if node.lpar else self._positions[node]
        return self.offset(at.start.line, at.start.column + 1), self.offset(at.end.line, at.end.column + 1)

    def code(self, node: cst.BaseExpression) -> str:
        """An expression as it is written, with the parentheses around it."""
        start, end = self.outer_span(node)
        return self.text[start:end]

    @cached_property
    def _calls(self) -> Mapping[tuple[int, int], cst.Call]:
        import libcst as cst

        found: dict[tuple[int, int], cst.Call] = {}
        for node in self._positions:
            if isinstance(node, cst.Call):
                found[self.span(node)] = node
        return found

    def call_at(self, at: Location) -> cst.Call:
        """The call that starts and ends at a place. NotFixedError: there is none."""
        start = self.offset(at.line, at.column)
        found = self._calls.get((start, self.offset(at.end_line, at.end_column)))
        if found is None:
            raise NotFixedError("no call is written there that an argument can be added to")
        return found

    def around(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The nodes that hold a node, from the innermost outward."""
        above = self.parents.get(node)
        while above is not None:
            yield above
            above = self.parents.get(above)


def applied(text: str, changes: Iterable[Change]) -> str:
    """The text with changes made; they must not overlap."""
    out: list[str] = []
    at = 0
    for change in sorted(changes):
        assert change.start >= at, "changes overlap"
        out += (text[at : change.start], change.text)
        at = change.end
    return "".join((*out, text[at:]))


def overlap(changes: Iterable[Change], others: Iterable[Change]) -> bool:
    """Whether two sets of changes touch the same text; insertions at the same place do."""
    mine = list(changes)
    return any(a.start <= b.end and b.start <= a.end for b in others for a in mine)


def shifted(offset: int, changes: Iterable[Change]) -> int:
    """Where a character stands after changes; at an insertion, what stood there stands behind it."""
    moved = offset
    for change in changes:
        if change.end <= offset and (change.start, change.end) != (offset, offset):
            moved += len(change.text) - (change.end - change.start)
        elif change.start == change.end == offset:
            moved += len(change.text)
    return moved
