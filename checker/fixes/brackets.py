"""Where an item goes in what brackets hold (arguments of a call, elements of a dict), in the layout that is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from checker.fixes.source import Change, Source

_COMMENT = re.compile(r"#[^\r\n]*")
_BREAK = re.compile(r"\r\n|\n")


class Items(Struct, frozen=True):
    """What stands between brackets: `start` is behind the opening one, `end` at the closing one, `spans` the items."""

    start: int
    end: int
    spans: Sequence[tuple[int, int]]


def append(source: Source, items: Items, item: str) -> list[Change]:
    """The item behind the last one; a comment behind that one, and a trailing comma, stay what they are."""
    if not items.spans:
        holds_comment = "#" in source.text[items.start : items.end]
        at = items.end if holds_comment else items.start
        return [Change(at, at, item)]
    start, end = items.spans[-1]
    indent = _own_line(source, start)
    tail = source.text[end : items.end]
    comma = "," in _COMMENT.sub("", tail)
    found = _BREAK.search(tail)
    if indent is None or found is None:
        separator = ", " if indent is None else f",{source.newline}{indent}"
        return [Change(end, end, separator + item)]
    head = tail[: found.start()]
    if comma and "," not in _COMMENT.sub("", head):  # the comma stands on a line of its own
        return [Change(end, end, f",{source.newline}{indent}{item}")]
    at = end + found.start()
    line = f"{found[0]}{indent}{item}{',' if comma else ''}"
    if comma:
        return [Change(at, at, line)]
    return [Change(end, end, f",{line}")] if at == end else [Change(end, end, ","), Change(at, at, line)]


def insert(source: Source, items: Items, index: int, item: str) -> list[Change]:
    """The item before the one at `index` (or behind the last)."""
    if index >= len(items.spans):
        return append(source, items, item)
    start = items.spans[index][0]
    indent = _own_line(source, start)
    separator = ", " if indent is None else f",{source.newline}{indent}"
    if indent is not None and index == 0:
        start = _above_comments(source, items, start, indent)
    return [Change(start, start, item + separator)]


def _own_line(source: Source, start: int) -> str | None:
    """The white space before an item that is the first of its line; None: something else is."""
    before = source.text[source.line_start(start) : start]
    return before if not before.strip() else None


def _above_comments(source: Source, items: Items, start: int, indent: str) -> int:
    """The place before the lines of comments that stand above the first item."""
    found = _BREAK.search(source.text, items.start, start)
    if found is None or source.text[items.start : found.start()].strip(" \t\\"):
        return start
    between = source.text[found.end() : start]
    return found.end() + len(indent) if between.startswith(f"{indent}#") else start
