"""Nodes that stand for others: what forms (forms.py) are made of, each at the place where it was written."""

from __future__ import annotations

from typing import Any

from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, Value


class Up(int):
    """The first of some steps: so many levels up before the others go down."""


Steps = tuple[str | int, ...]


class Spelled(Entry, frozen=True):
    """An entry of a long form that was written as a part of another one: `written` are the steps to that, from the
    mapping on; none where it was written as the mapping itself."""

    written: Steps = ()


class Gathered(Sequence, frozen=True):
    """A list some of whose entries were written elsewhere: for each the steps to it, from the list on."""

    places: tuple[Steps, ...] = ()


def joined(pointer: Steps, steps: Steps) -> Steps:
    """The pointer of what lies at `steps` from `pointer`."""
    if steps and isinstance(steps[0], Up):
        return (*pointer[: len(pointer) - steps[0]], *steps[1:])
    return (*pointer, *steps)


def steps_to(items: Sequence, index: int) -> Steps:
    """The steps to an entry of a list, from the list on."""
    match items:
        case Single():
            return ()
        case Gathered():
            return items.places[index]
        case _:
            return (index,)


class Single(Sequence, frozen=True):
    """A list of one that was written as its only entry."""


def scalar_like(value: Value, at: Node, text: str | None = None, *, quoted: bool | None = None) -> Scalar:
    """A value that stands where `at` stands. Texts are as good as quoted."""
    shown = text if text is not None else "" if value is None else str(value)
    return Scalar(
        value,
        shown,
        at.path,
        at.line,
        at.column,
        at.end_line,
        at.end_column,
        isinstance(value, str) if quoted is None else quoted,
    )


def node_of(value: Any, at: Node) -> Node:
    """Plain data as nodes that stand where `at` stands."""
    match value:
        case dict():
            entries = [Entry(scalar_like(str(key), at), node_of(below, at)) for key, below in value.items()]
            return mapping_of(entries, at)
        case list():
            return sequence_of([node_of(item, at) for item in value], at)
        case _:
            return scalar_like(value, at, quoted=isinstance(value, str))


def mapping_of(entries: list[Entry], at: Node) -> Mapping:
    return Mapping(tuple(entries), at.path, at.line, at.column, at.end_line, at.end_column)


def sequence_of(items: list[Node], at: Node) -> Sequence:
    return Sequence(tuple(items), at.path, at.line, at.column, at.end_line, at.end_column)


def by_name(node: Node) -> Node:
    """`[{name: KEY, value: value}]` as `{KEY: value}`: charts take either for `env`."""
    if not isinstance(node, Sequence):
        return node
    entries: list[Entry] = []
    for item in node.items:
        name = item.get("name") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(name, Scalar):
            return node
        rest = [entry for entry in item.entries if entry.key.value != "name"]
        only = rest[0].value if [entry.key.value for entry in rest] == ["value"] else mapping_of(rest, item)
        entries.append(Entry(scalar_like(name.text, item), only))
    return mapping_of(entries, node)


def one_or_many(node: Node) -> Node:
    """A single value as a list of one."""
    if isinstance(node, Scalar) and node.value is not None:
        return Single((node,), node.path, node.line, node.column, node.end_line, node.end_column)
    return node
