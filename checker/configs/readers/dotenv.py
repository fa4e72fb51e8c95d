"""dotenv text (`KEY=value` lines) to a mapping with places.

Quotes are removed, an `export` prefix is ignored, a `#` after a blank begins a comment, quoted values may span lines,
double quotes know \\n, \\t, \\", \\\\ and \\$, and of two assignments the last one wins (as python-dotenv, Compose and
dotenv do it).
"""

from __future__ import annotations

import re
from typing import Final

from checker.documents.errors import DocumentError
from checker.documents.json import OnRepeated
from checker.documents.location import Location
from checker.documents.text import Lines, refuse_control_characters
from checker.documents.tree import Entry, Mapping, Scalar

_START: Final = re.compile(r"[ \t]*(?:export[ \t]+)?(?P<key>[A-Za-z_][A-Za-z0-9_.\-]*)[ \t]*(?P<equals>[=:]?)[ \t]*")
_BLANK: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=\r?\n|\r|\Z)")
_BREAK: Final = re.compile(r"\r\n|\n|\r|\Z")
_REST: Final = re.compile(r"[^\r\n]*")
_COMMENT: Final = re.compile(r"(?:^|[ \t]+)#.*$")
_SINGLE: Final = re.compile(r"'([^']*)'")
_DOUBLE: Final = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "$": "$", "'": "'", "\n": ""}


def read_dotenv(text: str, path: str, *, repeated: OnRepeated | None = None) -> Mapping:
    """Raises DocumentError at the first line that is neither assignment, comment nor blank."""
    refuse_control_characters(text, path)
    lines = Lines(text)
    entries: dict[str, Entry] = {}
    offset = 0
    while offset < len(text):
        if blank := _BLANK.match(text, offset):
            offset = _after_break(text, blank.end())
            continue
        entry, offset = _assignment(text, offset, path, lines)
        first = entries.pop(entry.key.text, None)
        if first is not None:
            if repeated is None:
                message = f"{entry.key.text} is assigned twice; first in line {first.key.line}"
                raise DocumentError(message, entry.key.at)
            repeated(first.key, entry.key)
        entries[entry.key.text] = entry
    end = lines.at(len(text))
    return Mapping(tuple(entries.values()), path, 1, 1, *end)


def _after_break(text: str, offset: int) -> int:
    found = _BREAK.match(text, offset)
    return found.end() if found else offset


def _assignment(text: str, offset: int, path: str, lines: Lines) -> tuple[Entry, int]:
    found = _START.match(text, offset)
    if not found:
        raise DocumentError("expected KEY=value, a comment or a blank line", Location(path, *lines.at(offset)))
    begin, after = found.start("key"), found.end()
    place = (*lines.at(begin), *lines.at(found.end("key")))
    key = Scalar(found["key"], found["key"], path, *place)
    if not found["equals"]:
        if _BLANK.match(text, after):  # `export NAME` or a bare name: taken from outside
            none = Scalar(None, "", path, *lines.at(after), *lines.at(after))
            return Entry(key, none), _after_break(text, _end_of_line(text, after))
        raise DocumentError(f"expected '=' after {found['key']}", Location(path, *lines.at(after)))
    value, end, quoted = _value(text, after, path, lines)
    node = Scalar(value, value, path, *lines.at(after), *lines.at(end), quoted=quoted)
    rest = _end_of_line(text, end)
    if quoted and not _BLANK.match(text, end):
        raise DocumentError(
            f"text follows the closing quote of {found['key']}: quote the whole value", Location(path, *lines.at(end))
        )
    return Entry(key, node), _after_break(text, rest)


def _end_of_line(text: str, offset: int) -> int:
    found = _REST.match(text, offset)
    return found.end() if found else offset


def _value(text: str, offset: int, path: str, lines: Lines) -> tuple[str, int, bool]:
    """The value, where it ends, and whether it was quoted."""
    quote = text[offset : offset + 1]
    if quote in ("'", '"'):
        found = (_SINGLE if quote == "'" else _DOUBLE).match(text, offset)
        if found is None:
            raise DocumentError(f"the quote {quote} is not closed", Location(path, *lines.at(offset)))
        return (found[1] if quote == "'" else _unescape(found[1])), found.end(), True
    raw = text[offset : _end_of_line(text, offset)]
    value = _COMMENT.sub("", raw).rstrip()
    return value, offset + len(value), False


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[0]), text, flags=re.DOTALL)
