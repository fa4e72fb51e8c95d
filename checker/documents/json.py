"""JSON text (RFC 8259) to the same tree that YAML gives, with lines; duplicate keys and deep nesting are refused.

Not left to the YAML reader, since JSON is not quite YAML: it allows tabs for indentation and other line breaks in text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Final

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.text import Lines, decode
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, Value

MAX_DEPTH: Final = 100
OnRepeated = Callable[[Scalar, Scalar], None]  # the first key and the later one

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD = re.compile(r"[A-Za-z]+")
_WORDS: Final[dict[str, Value]] = {"true": True, "false": False, "null": None}


def read_json_file(data: bytes, path: str) -> Node:
    """`read_json` of a file's bytes."""
    return read_json(decode(data, path), path)


def read_json(text: str, path: str, *, repeated: OnRepeated | None = None) -> Node:
    """The document in `text`. Raises DocumentError, and nothing else, whatever the text.

    A key that is there twice is such an error, unless `repeated` takes it: then the last one wins.
    """
    reader = _Reader(text, path, repeated)
    node, end = reader.value(reader.skip(0), 0)
    if (end := reader.skip(end)) < len(text):
        raise reader.error("more follows after the end of the document", end)
    return node


class _Reader:
    def __init__(self, text: str, path: str, repeated: OnRepeated | None) -> None:
        self._repeated = repeated
        self._text = text
        self._path = path
        self._lines = Lines(text)

    def skip(self, offset: int) -> int:
        found = _SPACE.match(self._text, offset)
        return found.end() if found else offset

    def error(self, message: str, offset: int) -> DocumentError:
        line, column = self._lines.at(offset)
        return DocumentError(message, Location(self._path, line, column))

    def value(self, offset: int, depth: int) -> tuple[Node, int]:
        match self._text[offset : offset + 1]:
            case "{" | "[" if depth >= MAX_DEPTH:
                raise self.error(f"nested deeper than {MAX_DEPTH} levels", offset)
            case "{":
                return self._object(offset, depth)
            case "[":
                return self._array(offset, depth)
            case '"':
                return self._string(offset)
            case "":
                raise self.error("the document ends where a value was expected", offset)
            case _:
                return self._plain(offset)

    def _place(self, start: int, end: int) -> tuple[str, int, int, int, int]:
        return (self._path, *self._lines.at(start), *self._lines.at(end))

    def _object(self, start: int, depth: int) -> tuple[Node, int]:
        entries: list[Entry] = []
        seen: dict[str, Scalar] = {}
        offset = self.skip(start + 1)
        while self._text[offset : offset + 1] != "}" or entries:
            if self._text[offset : offset + 1] != '"':
                raise self.error("expected a key in double quotes", offset)
            key, after = self._string(offset)
            first = seen.setdefault(key.text, key)
            if first is not key:
                if self._repeated is None:
                    raise self.error(f"the key {key.text!r} is there twice; first in line {first.line}", offset)
                self._repeated(first, key)
                seen[key.text] = key
            offset = self.skip(after)
            if self._text[offset : offset + 1] != ":":
                raise self.error("expected ':' after the key", offset)
            value, offset = self.value(self.skip(offset + 1), depth + 1)
            entries.append(Entry(key, value))
            offset, more = self._next(offset, "}")
            if not more:
                break
        if len(seen) < len(entries):
            entries = [entry for entry in entries if seen[entry.key.text] is entry.key]
        return Mapping(tuple(entries), *self._place(start, offset + 1)), offset + 1

    def _array(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        offset = self.skip(start + 1)
        while self._text[offset : offset + 1] != "]" or items:
            item, offset = self.value(offset, depth + 1)
            items.append(item)
            offset, more = self._next(offset, "]")
            if not more:
                break
        return Sequence(tuple(items), *self._place(start, offset + 1)), offset + 1

    def _next(self, offset: int, closing: str) -> tuple[int, bool]:
        """After an element: where the next one starts, or where the closing bracket is."""
        offset = self.skip(offset)
        match self._text[offset : offset + 1]:
            case ",":
                after = self.skip(offset + 1)
                if self._text[after : after + 1] == closing:
                    raise self.error("a comma before the closing bracket", offset)
                return after, True
            case found if found == closing:
                return offset, False
            case _:
                raise self.error(f"expected ',' or {closing!r}", offset)

    def _string(self, start: int) -> tuple[Scalar, int]:
        try:
            text, end = scanstring(self._text, start + 1, True)
        except JSONDecodeError as error:
            raise self.error(error.msg[:1].lower() + error.msg[1:].removesuffix(" at"), error.pos) from None
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise self.error("half of a surrogate pair is no character", start)
        return Scalar(text, text, *self._place(start, end), quoted=True), end

    def _plain(self, start: int) -> tuple[Node, int]:
        if found := _NUMBER.match(self._text, start):
            text = found.group()
            try:
                number: Value = float(text) if found[1] or found[2] else int(text)
            except ValueError:  # Python reads at most 4,300 digits
                raise self.error("a number with too many digits", start) from None
            return Scalar(number, text, *self._place(start, found.end())), found.end()
        word = _WORD.match(self._text, start)
        if word and word.group() in _WORDS:
            return Scalar(_WORDS[word.group()], word.group(), *self._place(start, word.end())), word.end()
        shown = word.group() if word else self._text[start]
        raise self.error(f"expected a value, found {shown!r}", start)
