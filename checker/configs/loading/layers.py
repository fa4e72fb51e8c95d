"""Layers over one another, as the kind's own program merges them.

helm      mappings merge deeply, everything else replaces, null deletes
compose   mappings merge deeply, lists are appended or merged by what tells their entries apart (`layered` of a
          setting), null changes nothing; `!reset` takes a value out, `!override` replaces it
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq

from msgspec import Struct, field

from checker.configs.entries.identity import value_at
from checker.configs.forms.forms import in_form
from checker.configs.kinds.kind import Kind, Setting
from checker.configs.kinds.paths import States
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text

Tags = Map[tuple[str, int, int], str]  # by path, line and column


class Layer(Struct, frozen=True):
    """The documents of one file, and where in it tags of the merge stand."""

    documents: tuple[Node, ...]
    tags: Tags = field(default_factory=dict)


def merge_layers(layers: Seq[Layer], kind: Kind) -> tuple[Node, ...]:
    """The documents of one side. A single layer stays as it is, but for what it resets; of several each must hold one
    document."""
    if len(layers) == 1 and not layers[0].tags:
        return tuple(layers[0].documents)
    merged: Node | None = None
    for layer in layers:
        for document in layer.documents:
            if kind.layered == "compose":
                below = merged if merged is not None else _nothing(document)
                states = kind.begin(below, document)
                merged = _Compose(kind, layer.tags).merge(below, document, states) or _nothing(document)
            else:
                merged = document if merged is None else merge(merged, document)
    return () if merged is None else (merged,)


def merge(lower: Node, upper: Node) -> Node:
    """`upper` over `lower` as Helm does it; every node keeps the place where it was written."""
    if _is_null(upper) and isinstance(lower, Mapping):
        return lower  # an empty file says nothing
    if not isinstance(lower, Mapping) or not isinstance(upper, Mapping):
        return upper
    over = {key_text(entry.key): entry for entry in upper.entries}
    entries: list[Entry] = []
    for entry in lower.entries:
        above = over.pop(key_text(entry.key), None)
        if above is None:
            entries.append(entry)
        elif not _is_null(above.value):
            entries.append(Entry(above.key, merge(entry.value, above.value)))
    entries.extend(entry for entry in over.values() if not _is_null(entry.value))
    return _mapping(entries, upper)


def merged_below(kind: Kind, tags: Tags, lower: Node, upper: Node, states: States) -> Node | None:
    """`upper` over `lower` as Compose does it, at the place that `states` say. None: taken out."""
    return _Compose(kind, tags).merge(lower, upper, states)


class _Compose:
    """Docker Compose's merge (Compose specification, "Merge")."""

    def __init__(self, kind: Kind, tags: Tags) -> None:
        self._kind = kind
        self._tags = tags

    def merge(self, lower: Node, upper: Node, states: States) -> Node | None:
        """None: taken out."""
        tag = self._tags.get((upper.path, upper.line, upper.column))
        if tag is not None:
            return None if tag == "!reset" else upper
        if _is_null(upper):
            return lower
        setting = self._kind.setting(states)
        one, other = in_form(lower, setting.form), in_form(upper, setting.form)
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            return self._mappings(one, other, states)
        if isinstance(one, Sequence) and isinstance(other, Sequence) and setting.layered != "replace":
            pairs = [*_written(lower, one), *_written(upper, other)]
            return Sequence(tuple(_joined(pairs, setting)), upper.path, upper.line, upper.column)
        return upper

    def _mappings(self, lower: Mapping, upper: Mapping, states: States) -> Mapping:
        entries = {key_text(entry.key): entry for entry in lower.entries}
        for entry in upper.entries:
            name = key_text(entry.key)
            below = entries.get(name)
            start = below.value if below is not None else _nothing(entry.value)
            value = self.merge(start, entry.value, self._kind.step(states, name, entry.value))
            if value is None:
                entries.pop(name, None)
            else:
                entries[name] = Entry(below.key if value is start and below else entry.key, value)
        return _mapping(list(entries.values()), upper)


def _written(node: Node, shaped: Sequence) -> list[tuple[Node, Node]]:
    """Entries in their long form, each with how it was written."""
    written = node.items if isinstance(node, Sequence) and len(node.items) == len(shaped.items) else shaped.items
    return list(zip(shaped.items, written, strict=True))


def _joined(pairs: list[tuple[Node, Node]], setting: Setting) -> list[Node]:
    """Appended, or where entries are told apart by keys the upper one in the place of its like."""
    if not isinstance(setting.layered, tuple):
        return [written for _, written in pairs]
    found: dict[object, Node] = {}
    for number, (item, written) in enumerate(pairs):
        named = tuple(value_at(item, path) for path in setting.layered)
        found[named if any(named) else number] = written
    return list(found.values())


def _mapping(entries: list[Entry], at: Node) -> Mapping:
    return Mapping(tuple(entries), at.path, at.line, at.column, at.end_line, at.end_column)


def _nothing(at: Node) -> Node:
    """What an upper layer is laid over where nothing is below: of a mapping an empty one, so that its tags count."""
    if isinstance(at, Mapping):
        return Mapping((), at.path, at.line, at.column)
    return Scalar(None, "", at.path, at.line, at.column)


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None and not node.quoted
