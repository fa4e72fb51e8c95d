"""Java's properties (`spring.ai.retry.max-attempts=6`) to nested mappings with places, as Spring reads them.

`=`, `:` or a blank divides a key from its value, `#` and `!` begin a comment of a whole line, a backslash at the end of
a line joins the next one, the last one of two assignments wins. A line `#---` or `!---` ends a document, and another
begins (https://docs.spring.io/spring-boot/reference/features/external-config.html, multi-document files). A key that
has both a value and keys below it keeps its dots, so that nothing of it is lost.
"""

from __future__ import annotations

import re
from typing import Final

from checker.documents.dialect import YAML_1_2
from checker.documents.errors import DocumentError
from checker.documents.json import OnRepeated
from checker.documents.location import Location
from checker.documents.text import Lines, refuse_control_characters
from checker.documents.tree import Entry, Mapping, Scalar

_LINE: Final = re.compile(r"[ \t\f]*(?P<text>(?:[^\\\r\n]|\\(?:\r\n|[\s\S]))*)")
_BREAK: Final = re.compile(r"\r\n|\n|\r|\Z")
_COMMENT: Final = re.compile(r"[^\r\n]*")
_DIVIDERS: Final = frozenset({"#---", "!---"})
_BLANKS: Final = r"(?:[ \t\f]|\\(?:\r\n|\n|\r))*"
_PAIR: Final = re.compile(
    r"(?P<key>(?:[^\\=: \t\f]|\\(?:\r\n|\n|\r)[ \t\f]*|\\[^\r\n])+)"
    rf"{_BLANKS}[=:]?{_BLANKS}(?P<value>[\s\S]*)"
)
_JOINED: Final = re.compile(r"\\(?:\r\n|\n|\r)[ \t\f]*")
_ESCAPE: Final = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<one>[\s\S]))")
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}
_MAX_DEPTH: Final = 100


def read_properties(text: str, path: str, *, repeated: OnRepeated | None = None) -> tuple[Mapping, ...]:
    """The documents of a file. Raises DocumentError at the first line that has no key, and nothing else, whatever the
    text."""
    refuse_control_characters(text, path)
    lines, entries, offset = Lines(text), dict[str, Entry](), 0
    documents: list[Mapping] = []
    begun = (1, 1)
    while offset < len(text):
        line = _LINE.match(text, offset)
        assert line is not None  # it may be empty
        if line["text"] and line["text"][0] not in "#!":
            entry = _entry(line["text"], path, lines, line.start("text"))
            first = entries.pop(entry.key.text, None)
            if first is not None and repeated is not None:
                repeated(first.key, entry.key)
            entries[entry.key.text] = entry
            offset = line.end()
        else:  # of a comment a backslash at its end says nothing
            comment = _COMMENT.match(text, offset)
            assert comment is not None  # as above
            if comment[0].rstrip() in _DIVIDERS:
                documents.append(Mapping(tuple(_nested(entries, path)), path, *begun, *lines.at(offset)))
                entries, begun = {}, lines.at(offset)
            offset = comment.end()
        found = _BREAK.match(text, offset)
        offset = max(found.end() if found else offset + 1, offset + 1)
    last = Mapping(tuple(_nested(entries, path)), path, *begun, *lines.at(len(text)))
    return (*documents, last)


def _entry(text: str, path: str, lines: Lines, offset: int) -> Entry:
    pair = _PAIR.fullmatch(text)
    if pair is None:
        raise DocumentError("expected a key and its value", Location(path, *lines.at(offset)))
    places = [(*lines.at(offset + pair.start(part)), *lines.at(offset + pair.end(part))) for part in ("key", "value")]
    name = _plain(pair["key"], Location(path, *places[0][:2]))
    value = _plain(pair["value"], Location(path, *places[1][:2])).strip()
    if name.count(".") >= _MAX_DEPTH:
        raise DocumentError(f"nested deeper than {_MAX_DEPTH} levels", Location(path, *places[0][:2]))
    key = Scalar(name, name, path, *places[0])
    return Entry(key, Scalar(YAML_1_2.resolve(value) if value else "", value, path, *places[1]))


def _plain(text: str, at: Location) -> str:
    """What is meant by escapes, of which two may make one character, as in Java's own texts."""
    text = _JOINED.sub("", text)
    text = _ESCAPE.sub(lambda f: chr(int(f["code"], 16)) if f["code"] else _ESCAPES.get(f["one"], f["one"]), text)
    try:
        return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise DocumentError("half of a surrogate pair is no character", at) from None


def _nested(entries: dict[str, Entry], path: str) -> list[Entry]:
    """Entries below their first names, at the place of the first of each."""
    groups: dict[str, dict[str, Entry]] = {}
    found: dict[str, Entry | None] = {}
    for name, entry in entries.items():
        head, dot, rest = name.partition(".")
        if dot and head and rest and head not in entries:
            groups.setdefault(head, {})[rest] = entry
            found[head] = None
        else:
            found[name] = entry
    result = []
    for name, own in found.items():
        if own is not None:
            result.append(Entry(_called(name, own.key), own.value))
            continue
        below = groups[name]
        first = next(iter(below.values())).key
        parts = Mapping(tuple(_nested(below, path)), path, first.line, first.column)
        result.append(Entry(_called(name, first), parts))
    return result


def _called(name: str, key: Scalar) -> Scalar:
    return Scalar(name, name, key.path, key.line, key.column, key.end_line, key.end_column)
