"""A setting of a configuration that is mended where it is written: YAML, JSON or .env text, of which nothing else
changes: comments, quotes, order and indentation stay.

What is to be done is the first word of `Carry.path`:

    set      the scalar at the place gets another value; `keys` is one pair, what is written and what takes its place
    add      the list at the place gets the first of each pair of `keys` as items
    remove   the item of a list at the place goes
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from checker.documents.location import Location
from checker.findings.model import Carry
from checker.fixes.source import Change, NotFixedError, Source

_DASH = re.compile(r"[ \t]*-[ \t]+")
_PLAIN = re.compile(r"[A-Za-z][\w./-]*")  # a text that every YAML reader takes for itself, but for the words below
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_BEHIND = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=\r|\n|$)")  # what may follow the last value of a line


def mend(source: Source, at: Location, way: Carry) -> list[Change]:
    """The changes. NotFixedError: the setting is written in a way that is not edited."""
    if not at.end_line:
        raise NotFixedError("it stands inside of a text, which is not edited")
    return _ACTIONS[way.path[0]](source, source.offset(at.line, at.column), _end(source, at), way.keys)


_Keys = tuple[tuple[str, str], ...]


def _end(source: Source, at: Location) -> int:
    """The end of a node. A reader may place that of a block at what follows it."""
    start, end = source.offset(at.line, at.column), source.offset(at.end_line, at.end_column)
    return start + len(source.text[start:end].rstrip())


def _set(source: Source, start: int, end: int, keys: _Keys) -> list[Change]:
    ((old, new),) = keys
    written = source.text[start:end]
    for quote in ("", '"', "'"):
        if written == f"{quote}{old}{quote}":
            return [Change(start, end, f"{quote}{new}{quote}")]
    raise NotFixedError(f"it is not written as {old} there")


def _add(source: Source, start: int, end: int, keys: _Keys) -> list[Change]:
    text = source.text[start:end]
    items = [_item(name) for name, _ in keys]
    if text.startswith("["):
        if not text.endswith("]"):
            raise NotFixedError("where its list ends is not clear")
        inner = text[1:-1].rstrip()
        at = start + 1 + len(inner)
        if "#" in text:
            raise NotFixedError("comments stand within its list")
        if not inner.strip():
            return [Change(start + 1, end - 1, ", ".join(items))]
        comma = "" if inner.endswith(",") else ","
        return [Change(at, at, f"{comma} {', '.join(items)}")]
    line = source.text[source.line_start(start) : start]
    if not text.startswith("-") or line.strip():
        raise NotFixedError("its list is not written one item a line")
    # An item of several lines, or with a comment behind it, ends where its last line does.
    at = source.line_end(end)
    if not _BEHIND.fullmatch(source.text[end:at]):
        raise NotFixedError("something else stands behind its last item")
    return [Change(at, at, "".join(f"{source.newline}{line}- {item}" for item in items))]


def _remove(source: Source, start: int, end: int, _keys: _Keys) -> list[Change]:
    first, last = source.line_start(start), source.line_end(end)
    before, behind = source.text[first:start], source.text[end:last]
    if _DASH.fullmatch(before) and _BEHIND.fullmatch(behind):
        return [_without_line(source, first, last, before)]
    # in brackets: with one of the commas beside it
    if (found := re.compile(r"\s*,[ \t]*").match(source.text, end)) and not _starts(source, start):
        return [Change(start, found.end(), "")]
    if found := re.search(r",[ \t\r\n]*$", source.text[:start]):
        return [Change(found.start(), end, "")]
    if (found := re.compile(r"\s*,[ \t]*").match(source.text, end)) or source.text[end : end + 1] == "]":
        return [Change(start, found.end() if found else end, "")]
    raise NotFixedError("its list is not written one item a line, or in brackets")


def _starts(source: Source, start: int) -> bool:
    """Whether an item is the first one in brackets."""
    return source.text[:start].rstrip().endswith("[")


def _without_line(source: Source, first: int, last: int, dash: str) -> Change:
    indent = dash[: dash.index("-")]
    after = source.text[last:].lstrip("\r\n")
    before = source.text[:first]
    alone = not after.startswith(f"{indent}- ") and not _ends_with_item(before, indent)
    if not alone:
        return Change(first, min(last + len(source.newline), len(source.text)), "")
    key = re.search(r":[ \t]*\r?\n$", before)
    if key is None:
        raise NotFixedError("it is the only item of its list")
    return Change(key.start() + 1, last, " []")


def _ends_with_item(before: str, indent: str) -> bool:
    """Whether an item of the same list stands above."""
    for line in reversed(before.splitlines()):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.startswith(f"{indent}- "):
            return True
        if len(line) - len(line.lstrip()) <= len(indent):
            return False
    return False


def _item(name: str) -> str:
    return name if _PLAIN.fullmatch(name) and name.lower() not in _WORDS else f'"{name}"'


_ACTIONS: Mapping[str, Callable[[Source, int, int, _Keys], list[Change]]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
}
