"""TOML text to plain values or to a tree with places, and a search for the line of a key, since the standard library's
parser keeps none."""

from __future__ import annotations

import re
from typing import Any, Final

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.tree import Mapping

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PART: Final = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")
_TABLE = re.compile(rf"\s*\[\[?\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")
_PARTS = re.compile(_PART)


def read_toml(text: str, path: str) -> dict[str, Any]:
    """The document as dicts. Raises DocumentError with the place that the parser names."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (text.count("\n") + 1, 1)
        raise DocumentError(_PLACE.sub("", message), Location(path, line, column)) from None
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"not TOML: {error}", Location(path, 1)) from None


def read_toml_tree(text: str, path: str) -> Mapping:
    """The document as the tree that YAML and JSON give. Raises DocumentError as `read_toml` does."""
    text = text.replace("\r\n", "\n")
    read_toml(text, path)
    from checker.documents.toml_tree import parse

    return parse(text, path)


def line_of(text: str, *keys: str) -> int:
    """The line (1-based) that sets `keys`, or opens the table of that name; the nearest known parent's line if the key
    stands inside an inline table; 1 if nothing is found. A search for messages, not a parser."""
    best, found = 1, 0
    table: tuple[str, ...] = ()
    quotes = ""
    for number, line in enumerate(text.splitlines(), 1):
        if quotes:  # inside of a text of several lines
            quotes = "" if quotes in line else quotes
            continue
        if header := _TABLE.match(line):
            table = _split(header[1])
            name = table
        elif entry := _KEY.match(line):
            name = (*table, *_split(entry[1]))
            quotes = next((q for q in ('"' * 3, "'" * 3) if line.count(q) % 2), "")
        else:
            continue
        if len(name) > found and name == keys[: len(name)]:
            best, found = number, len(name)
    return best


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(dotted))
