"""The tree that every reader yields: plain values which remember where each key and value was written.

YAML and JSON give the same tree, so that whoever checks, merges or compares documents need not know which it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from checker.documents.location import Location

Value = str | int | float | bool | None


class Scalar(Struct, frozen=True):
    """A single value. `text` is what was written, without quotes and escapes; `quoted` keeps `"1"` from `1`."""

    value: Value
    text: str
    path: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    quoted: bool = False

    @property
    def at(self) -> Location:
        return Location(self.path, self.line, self.column, self.end_line, self.end_column)


class Sequence(Struct, frozen=True):
    """A list, with the place of the whole of it."""

    items: tuple[Node, ...]
    path: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0

    @property
    def at(self) -> Location:
        return Location(self.path, self.line, self.column, self.end_line, self.end_column)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


class Entry(Struct, frozen=True):
    """A key with its value. `merged`: it came through a YAML merge key (`<<`), the key's place is the anchor's."""

    key: Scalar
    value: Node
    merged: bool = False


class Mapping(Struct, frozen=True):
    """Keys in the order of the document, each once."""

    entries: tuple[Entry, ...]
    path: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0

    @property
    def at(self) -> Location:
        return Location(self.path, self.line, self.column, self.end_line, self.end_column)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key.value == key), None)

    def get(self, key: str) -> Node | None:
        entry = self.entry(key)
        return entry.value if entry else None


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The tree as dicts, lists and values. A key that is no text (`1:`, `true:`) becomes the text it was written as."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key_text(entry.key): plain(entry.value) for entry in node.entries}


def key_text(key: Scalar) -> str:
    """A key as it would be written as text: YAML and TOML have keys that are none."""
    return key.value if isinstance(key.value, str) else key.text


def walk(node: Node, pointer: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    """Every node with its path of keys and indices, parents first, in the order of the document."""
    yield pointer, node
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from walk(entry.value, (*pointer, key_text(entry.key)))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from walk(item, (*pointer, index))


def nodes_of(root: Node) -> Iterator[Node]:
    """Every node once, aliases or not, in no order."""
    pending, seen = [root], set[int]()
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, Scalar) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Sequence):
            pending.extend(node.items)
        else:
            pending.extend([entry.value for entry in node.entries])


def find(node: Node, pointer: tuple[str | int, ...]) -> Node | None:
    """The node at a path of keys and indices, or None."""
    for step in pointer:
        if isinstance(node, Mapping):
            below = next((entry.value for entry in node.entries if key_text(entry.key) == str(step)), None)
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            below = node.items[step]
        else:
            below = None
        if below is None:
            return None
        node = below
    return node


def pointer_text(pointer: tuple[str | int, ...]) -> str:
    """RFC 6901: `/fields/team_id`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
