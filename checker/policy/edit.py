"""Entries of a list of a policy file put in and taken out, in its text: comments and all else stay as they are.

What was meant is compared with what the new text says; where they differ (anchors, merge keys, odd layout) nothing is
changed and EditError says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from checker.documents.errors import DocumentError
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Sequence, find, plain
from checker.documents.yaml import read_yaml_file
from checker.errors import InputError

_PLAIN: Final = re.compile(r"[A-Za-z0-9@/*._][A-Za-z0-9@/*._ -]*(?<! )")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS_WITH_A_MEANING: Final = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


class EditError(InputError):
    """The file cannot be edited safely: a usage error; the message says what to write by hand."""


def with_entry(text: str, path: str, key: str, entry: Mapping[str, Any], *, append: bool) -> str:
    """`text` with `entry` at the end of the list `key`. `append`: where there is no list yet, make one that adds to an
    inherited one. Raises EditError."""
    root = _parse(text, path)
    wanted = [*_values(root, (key,)), dict(entry)]
    items = _list(root, (key,))
    lines = text.splitlines(keepends=True)
    if items is None:
        if root.entry(key) is not None:
            raise EditError(f"{path}: {key} is no list that could be added to: add by hand\n{_block(entry, '')}")
        end = "" if not lines or lines[-1].endswith("\n") else "\n"
        head, indent = (f"{key}:\n  add:\n", "    ") if append else (f"{key}:\n", "  ")
        new = text + end + head + _block(entry, indent)
    elif _is_flow(items, lines):
        last = items.items[-1] if items.items else None
        at = _offset(lines, items.end_line, items.end_column) - 1
        new = text[:at] + (", " if last is not None else "") + _flow(entry) + text[at:]
    else:
        last = items.items[-1]
        dash = _dash(lines, last)
        end_line = _last_line(lines, last.line, dash)
        before = "".join(lines[:end_line])
        block = _block(entry, " " * dash)
        new = before + ("" if before.endswith("\n") else "\n") + block + "".join(lines[end_line:])
    return _checked(new, path, (key,), wanted)


def without_entries(text: str, path: str, pointer: tuple[str, ...], gone: Iterable[int]) -> str:
    """`text` without the entries of the list at `pointer` whose numbers (from 0) are `gone`. Raises EditError."""
    root = _parse(text, path)
    items = _list(root, pointer)
    numbers = frozenset(gone)
    if items is None:
        raise EditError(f"{path}: {'.'.join(pointer)} is no list here: remove by hand")
    wanted = [value for number, value in enumerate(_values(root, pointer)) if number not in numbers]
    lines = text.splitlines(keepends=True)
    if _is_flow(items, lines):
        kept = [
            text[_offset(lines, item.at.line, item.at.column) : _offset(lines, item.at.end_line, item.at.end_column)]
            for number, item in enumerate(items.items)
            if number not in numbers
        ]
        start = _offset(lines, items.line, items.column)
        new = text[:start] + f"[{', '.join(kept)}]" + text[_offset(lines, items.end_line, items.end_column) :]
    else:
        dropped: set[int] = set()
        for number, item in enumerate(items.items):
            if number in numbers:
                dropped.update(range(item.at.line - 1, _last_line(lines, item.at.line, _dash(lines, item))))
        if len(numbers) == len(items.items):  # an empty block would be null
            first = items.items[0].at.line - 1
            lines[first] = f"{' ' * (_dash(lines, items.items[0]) + 2)}[]\n"
            dropped.discard(first)
        new = "".join(line for number, line in enumerate(lines) if number not in dropped)
    return _checked(new, path, pointer, wanted)


def _parse(text: str, path: str) -> Tree:
    try:
        root = read_yaml_file(text.encode(), path)
    except DocumentError as error:
        raise EditError(f"{error.at}: {error.message}") from None
    if not isinstance(root, Tree):
        raise EditError(f"{path}: no policy")
    return root


def _list(root: Tree, pointer: tuple[str, ...]) -> Sequence | None:
    node: Node | None = find(root, pointer)
    if isinstance(node, Tree):
        node = node.get("add")
    return node if isinstance(node, Sequence) else None


def _values(root: Tree, pointer: tuple[str, ...]) -> list[Any]:
    items = _list(root, pointer)
    values: list[Any] = plain(items) if items is not None else []
    return values


def _checked(new: str, path: str, pointer: tuple[str, ...], wanted: list[Any]) -> str:
    try:
        found = _values(_parse(new, path), pointer)
    except EditError:
        found = None
    if found != wanted:
        raise EditError(f"{path}: {'.'.join(pointer)} is written in a way that cannot be edited safely: do it by hand")
    return new


def _is_flow(items: Sequence, lines: list[str]) -> bool:
    return lines[items.line - 1][items.column - 1 : items.column] == "["


def _dash(lines: list[str], item: Node) -> int:
    """The column (from 0) of the dash before an entry."""
    return lines[item.line - 1].rfind("-", 0, item.column - 1)


def _last_line(lines: list[str], start: int, dash: int) -> int:
    """The 1-based number of the last line of the entry that starts at `start`."""
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= dash:
            break
        if line.strip():
            end = number + 1
    return end


def _offset(lines: list[str], line: int, column: int) -> int:
    return sum(len(one) for one in lines[: line - 1]) + column - 1


def _block(entry: Mapping[str, Any], indent: str) -> str:
    rows = [f"{key}: {_scalar(value)}" for key, value in entry.items()]
    return "".join(f"{indent}{'- ' if number == 0 else '  '}{row}\n" for number, row in enumerate(rows))


def _flow(value: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(item)}" for key, item in value.items()) + "}"


def _scalar(value: Any) -> str:
    if isinstance(value, Mapping):
        return _flow(value)
    text = str(value)
    if _DATE.fullmatch(text):
        return text
    simple = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_WITH_A_MEANING and not text[0].isdigit()
    return text if simple and not text.startswith(("*", "@", ".")) else json.dumps(text, ensure_ascii=False)
