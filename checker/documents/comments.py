"""Comments of documents whose comments begin with `#` (YAML, TOML, .env, Fluent Bit): place, text and line meant."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.documents.location import Location


class HashComment(Struct, frozen=True):
    """`target`: the line that it counts for, its own after a value, else the next one that is no comment."""

    at: Location
    text: str
    target: int


def hash_comments(text: str, path: str, word: str) -> Iterator[HashComment]:
    """The comments that hold `word`. A `#` within quotes on the same line is none."""
    lines = text.splitlines()
    for row, line in enumerate(lines):
        if word not in line:
            continue
        start = _start(line)
        if start is None or word not in line[start:]:
            continue
        at = Location(path, row + 1, start + 1, row + 1, len(line) + 1)
        yield HashComment(at, line[start:], row + 1 if line[:start].strip() else _next(lines, row))


def _start(line: str) -> int | None:
    quote = ""
    for position, char in enumerate(line):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and (position == 0 or not line[position - 1].isalnum()):
            quote = char
        elif char == "#" and (position == 0 or line[position - 1].isspace()):
            return position
    return None


def _next(lines: list[str], row: int) -> int:
    for number in range(row + 1, len(lines)):
        if not lines[number].lstrip().startswith("#"):
            return number + 1
    return row + 2
