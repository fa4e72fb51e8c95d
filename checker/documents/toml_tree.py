"""TOML 1.0 text to the tree that YAML gives, with the place of every key and value.

The standard library's parser says whether a text is TOML; this one then only has to find out where things stand.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from msgspec import Struct, field

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.text import Lines
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, Value

MAX_DEPTH: Final = 100
_SKIP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LITERAL = re.compile(r"'[^'\n]*'")
_LONG_BASIC = re.compile(r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})(?!")', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''.*?'''(?:'{0,2})(?!')", re.DOTALL)
_PLAIN = re.compile(r"[^,\]}#\n\r]+")


class _Table(Struct):
    """A table under construction: its entries may come from several places of the document."""

    line: int
    column: int
    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, _Table | _Array | Node] = field(default_factory=dict)


class _Array(Struct):
    """An array of tables (`[[name]]`)."""

    line: int
    column: int
    tables: list[_Table] = field(default_factory=list)


def parse(text: str, path: str) -> Mapping:
    """`text` must be valid TOML. Raises DocumentError where it nests too deeply."""
    return _Parser(text, path).document()


class _Parser:
    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path
        self._lines = Lines(text)
        self._root = _Table(1, 1)

    def document(self) -> Mapping:
        here, offset = self._root, self._skip(0)
        while offset < len(self._text):
            if self._text.startswith("[[", offset):
                keys, end = self._keys(self._blank(offset + 2))
                here, offset = self._open_array(keys), end + 2
            elif self._text[offset] == "[":
                keys, end = self._keys(self._blank(offset + 1))
                here, offset = self._reach(self._root, keys), end + 1
            else:
                offset = self._assign(here, offset, 0)
            offset = self._skip(offset)
        built = self._built(self._root, 0)
        assert isinstance(built, Mapping)
        return built

    def _assign(self, table: _Table, offset: int, depth: int) -> int:
        keys, offset = self._keys(offset)
        value, end = self._value(self._blank(offset + 1), depth)
        target = self._reach(table, keys[:-1])
        target.keys[keys[-1].text] = keys[-1]
        target.values[keys[-1].text] = value
        return end

    def _reach(self, table: _Table, keys: list[Scalar]) -> _Table:
        """The table at `keys` below `table`, made where it is not there yet; of an array of tables the last one."""
        for key in keys:
            below = table.values.get(key.text)
            if below is None:
                below = table.values[key.text] = _Table(key.line, key.column)
                table.keys[key.text] = key
            if isinstance(below, _Array):
                below = below.tables[-1]
            assert isinstance(below, _Table)
            table = below
        return table

    def _open_array(self, keys: list[Scalar]) -> _Table:
        table, last = self._reach(self._root, keys[:-1]), keys[-1]
        array = table.values.setdefault(last.text, _Array(last.line, last.column))
        table.keys.setdefault(last.text, last)
        assert isinstance(array, _Array)
        array.tables.append(_Table(last.line, last.column))
        return array.tables[-1]

    def _keys(self, offset: int) -> tuple[list[Scalar], int]:
        """The parts of a dotted key, and the offset of what follows it (blanks passed over)."""
        keys = []
        while True:
            found = _BASIC.match(self._text, offset) or _LITERAL.match(self._text, offset)
            found = found or _BARE.match(self._text, offset)
            assert found is not None
            raw = found[0]
            name = raw if raw[0] not in "\"'" else str(_plain_value(raw))
            keys.append(Scalar(name, name, self._path, *self._span(offset, found.end()), quoted=True))
            offset = self._blank(found.end())
            if self._text[offset : offset + 1] != ".":
                return keys, offset
            offset = self._blank(offset + 1)

    def _value(self, offset: int, depth: int) -> tuple[Node, int]:
        if depth > MAX_DEPTH:
            raise DocumentError(f"nested deeper than {MAX_DEPTH} levels", Location(self._path, *self._lines.at(offset)))
        start = self._text[offset]
        if start == "[":
            return self._array(offset, depth)
        if start == "{":
            return self._inline_table(offset, depth)
        for pattern in (_LONG_BASIC, _LONG_LITERAL, _BASIC, _LITERAL, _PLAIN):
            if start in "\"'" and pattern is _PLAIN:
                break
            if found := pattern.match(self._text, offset):
                raw = found[0].rstrip()
                value = _plain_value(raw)
                text = value if isinstance(value, str) and start in "\"'" else raw
                place = self._span(offset, offset + len(raw))
                return Scalar(value, text, self._path, *place, quoted=start in "\"'"), found.end()
        raise DocumentError("not understood", Location(self._path, *self._lines.at(offset)))

    def _array(self, offset: int, depth: int) -> tuple[Node, int]:
        begin, items = offset, []
        offset = self._skip(offset + 1)
        while self._text[offset] != "]":
            item, offset = self._value(offset, depth + 1)
            items.append(item)
            offset = self._skip(offset)
            if self._text[offset] == ",":
                offset = self._skip(offset + 1)
        return Sequence(tuple(items), self._path, *self._span(begin, offset + 1)), offset + 1

    def _inline_table(self, offset: int, depth: int) -> tuple[Node, int]:
        table = _Table(*self._lines.at(offset))
        offset = self._skip(offset + 1)
        while self._text[offset] != "}":
            offset = self._skip(self._assign(table, offset, depth + 1))
            if self._text[offset] == ",":
                offset = self._skip(offset + 1)
        return self._built(table, depth), offset + 1

    def _built(self, part: _Table | _Array | Node, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise DocumentError(f"nested deeper than {MAX_DEPTH} levels", Location(self._path, 1))
        match part:
            case _Table():
                entries = (Entry(part.keys[name], self._built(value, depth + 1)) for name, value in part.values.items())
                return Mapping(tuple(entries), self._path, part.line, part.column)
            case _Array():
                tables = tuple(self._built(table, depth + 1) for table in part.tables)
                return Sequence(tables, self._path, part.line, part.column)
            case _:
                return part

    def _skip(self, offset: int) -> int:
        found = _SKIP.match(self._text, offset)
        return found.end() if found else offset

    def _blank(self, offset: int) -> int:
        found = _BLANK.match(self._text, offset)
        return found.end() if found else offset

    def _span(self, start: int, end: int) -> tuple[int, int, int, int]:
        return (*self._lines.at(start), *self._lines.at(end))


def _plain_value(raw: str) -> Value:
    """One value as the standard library reads it; dates as ISO 8601 writes them."""
    value: Any = tomllib.loads(f"v = {raw}")["v"]
    return value if isinstance(value, (str, int, float, bool)) else value.isoformat()
