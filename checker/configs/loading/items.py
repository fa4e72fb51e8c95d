"""Items: nodes of a configuration as its consumer reads it, with what is known of each.

Lists that are known by names are walked by these, short forms as the long ones, and what nobody wrote as the default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker.configs.entries.identity import labels_of
from checker.configs.forms.forms import in_form
from checker.configs.forms.shapes import Spelled, Up, node_of, steps_to
from checker.configs.kinds.kind import UNSET, Kind, Setting
from checker.configs.kinds.paths import Patterns, States, canonical
from checker.configs.values.embedded import parse_embedded, split_pairs
from checker.configs.values.variables import expand, parts_of
from checker.documents.location import Location
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Scalar, Sequence, key_text, plain, pointer_text

_DEPTH = 110


@dataclass(frozen=True, slots=True)
class Item:
    """A node of an effective document. `explicit` is false for a default that nobody wrote (then `at` is the place
    above that is written)."""

    kind: Kind
    path: tuple[str, ...]
    pointer: str
    at: Location
    node: Node
    setting: Setting
    states: States
    known: Mapping[str, str] = field(default_factory=dict, repr=False)
    explicit: bool = True
    within: str = ""

    @property
    def name(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def value(self) -> Any:
        """Plain data. A text with references is what it expands to, or as it is written if something is unknown."""
        if isinstance(self.node, Scalar) and isinstance(self.node.value, str) and self.explicit:
            expanded = expand(parts_of(self.node.value, self.kind.variables), self.known)
            return self.node.value if expanded is None else expanded
        return plain(self.node)

    def get(self, *keys: str) -> Item | None:
        """The item below, key by key."""
        item: Item | None = self
        for key in keys:
            found = _below_key(item, key) if item else None
            item = _child(item, found) if item and found else None
        return item

    def items(self) -> Iterator[Item]:
        return children(self)

    def effective(self, *keys: str) -> Item | None:
        """The item below, key by key: the one written, else the kind's default (then `explicit` is false), else None.
        A null is nothing written."""
        item = self
        for number, key in enumerate(keys):
            below = item.get(key)
            if below is None or (isinstance(below.node, Scalar) and below.node.value is None):
                return item.default(*keys[number:])
            item = below
        return item

    def default(self, *keys: str) -> Item | None:
        """What the kind says holds there if nobody writes it."""
        states = self.states
        for key in keys:
            states = self.kind.step(states, key)
        setting = self.kind.setting(states)
        return None if setting.default is UNSET else self.assumed(setting.default, *keys)

    def assumed(self, value: Any, *keys: str) -> Item:
        """`value` in the place of what nobody wrote."""
        states = self.states
        for key in keys:
            states = self.kind.step(states, key)
        return replace(
            self,
            path=(*self.path, *keys),
            node=node_of(value, self.node),
            setting=self.kind.setting(states),
            states=states,
            explicit=False,
        )


def children(item: Item) -> Iterator[Item]:
    """The items right below: entries of mappings and lists in their long form, entries of keyed lists by their name."""
    return (_child(item, below) for below in _below(item))


def root_item(kind: Kind, root: Node, within: str, known: Mapping[str, str]) -> Item:
    """The item of a whole document; `within`: the pointer of the text that holds it."""
    states = kind.begin(root)
    return Item(kind, (), within, root.at, root, kind.setting(states), states, known, True, within)


def walk_items(item: Item, depth: int) -> Iterator[Item]:
    """Every item at or below, parents first."""
    pending = [(item, depth)]
    while pending:
        current, level = pending.pop()
        yield current
        has_parts = not isinstance(current.node, Scalar) or current.setting.text or current.setting.form
        if level < _DEPTH and has_parts:
            pending.extend((below, level + 1) for below in reversed(list(children(current))))


def search_items(item: Item, patterns: Patterns, states: States, depth: int) -> Iterator[tuple[tuple[int, ...], Item]]:
    """The items at or below whose path fits, with the numbers of the patterns that do."""
    if accepted := patterns.accepted(states):
        yield accepted, item
    if depth < _DEPTH and states:
        for below in _below(item):
            after = patterns.step(states, canonical(below[0], item.kind.aliases), below[2])
            if after and (patterns.accepted(after) or _has_parts(item, below)):
                yield from search_items(_child(item, below), patterns, after, depth + 1)


_Below = tuple[str, tuple[str | int, ...], Node, Node]  # label, steps of the pointer, node, and what tells its place


def _below(item: Item) -> Iterator[_Below]:
    """What `children` are made of, for those who need few of them."""
    shaped = in_form(item.node, item.setting.form)
    if isinstance(shaped, Scalar) and item.setting.text in ("pairs=", "pairs:", "attributes", "header-pairs"):
        shaped = split_pairs(shaped, item.setting.text)
    elif isinstance(shaped, Scalar) and item.setting.text == "json":
        shaped = parse_embedded(shaped, "json", "yaml-1.2") or shaped
    match shaped:
        case Tree() as tree:
            for entry in tree.entries:
                if isinstance(entry, Spelled) and not entry.written:
                    continue  # the item itself, of which a short form says only this
                steps = entry.written if isinstance(entry, Spelled) else (key_text(entry.key),)
                yield key_text(entry.key), steps, entry.value, entry.key
        case Sequence() as found:
            labels = labels_of(found, item.setting)
            for index, node in enumerate(found.items):
                yield labels[index], steps_to(found, index), node, node


def _below_key(item: Item, key: str) -> _Below | None:
    if isinstance(item.node, Tree) and item.setting.form is None:  # most are asked for so, and few keys are built
        entry = next((entry for entry in item.node.entries if key_text(entry.key) == key), None)
        return (key, (key,), entry.value, entry.key) if entry is not None else None
    return next((below for below in _below(item) if below[0] == key), None)


def _child(item: Item, below: _Below) -> Item:
    label, steps, node, placed = below
    states = item.kind.step(item.states, label, node)
    setting = item.kind.setting(states)
    pointer = item.within or _pointer_below(item.pointer, steps)
    return Item(
        item.kind, (*item.path, label), pointer, placed.at, node, setting, states, item.known, True, item.within
    )


def _pointer_below(pointer: str, steps: tuple[str | int, ...]) -> str:
    if steps and isinstance(steps[0], Up):
        return pointer.rsplit("/", steps[0])[0] + pointer_text(steps[1:])
    return pointer + pointer_text(steps)


def _has_parts(item: Item, below: _Below) -> bool:
    """Whether there is anything further down, as in a text that holds pairs."""
    label, _, node, _ = below
    if not isinstance(node, Scalar):
        return True
    setting = item.kind.setting(item.kind.step(item.states, label, node))
    return setting.form is not None or setting.text is not None
