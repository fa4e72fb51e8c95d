"""What a node means to the program that reads it. Two nodes with equal meanings are equal in effect.

What is written is asked of the kind, path by path: how lists are identified, which units scalars have, what holds where
nothing is written, which language a text is in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from itertools import islice
from typing import Final

from msgspec.structs import replace

from checker.configs.entries.identity import is_keyed, labels_of
from checker.configs.forms.forms import in_form
from checker.configs.forms.shapes import node_of
from checker.configs.kinds.kind import UNSET, Class, Kind, Setting, Verdict
from checker.configs.kinds.paths import States
from checker.configs.values.embedded import looks_structured, parse_embedded
from checker.configs.values.scalars import Consumer, Meaning, default_meaning, meaning
from checker.configs.values.variables import has_references
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Scalar, Sequence, key_text

_MAX_PARTS: Final = 2_000


class Effects:
    """Meanings of the nodes of two documents, each found once. `side` is 0 for the left, 1 for the right."""

    def __init__(self, known: tuple[Mapping[str, str], Mapping[str, str]], renames: Mapping[str, str]) -> None:
        self._known = known
        self._renames = renames
        # By id of a node; the node is kept beside, so that the id stays its own.
        self._meanings: dict[tuple[int, States, str, int], tuple[Node, Meaning]] = {}
        self._shaped: dict[tuple[int, str], tuple[Node, Node]] = {}
        self._parsed: dict[tuple[int, str], tuple[Node, Node | None]] = {}
        self._consumers: dict[tuple[str, int], Consumer] = {}

    def meaning(self, node: Node, kind: Kind, states: States, side: int) -> Meaning:
        key = (id(node), states, kind.name, side)
        found = self._meanings.get(key)
        if found is None:
            found = self._meanings[key] = (node, self._new_meaning(node, states, kind, side))
        return found[1]

    def written_alike(self, left: Node, right: Node) -> bool:
        """Whether both are written the same, so that they mean the same whatever their kind."""
        match left, right:
            case Scalar(), Scalar():
                alike = left.text == right.text and left.value == right.value and left.quoted == right.quoted
                return alike and not self._means_its_side(left)
            case Tree(), Tree():
                return len(left.entries) == len(right.entries) and all(
                    one.key.text == other.key.text and self.written_alike(one.value, other.value)
                    for one, other in zip(left.entries, right.entries, strict=True)
                )
            case Sequence(), Sequence():
                return len(left.items) == len(right.items) and all(map(self.written_alike, left.items, right.items))
        return False

    def _means_its_side(self, node: Scalar) -> bool:
        """Whether the same text may mean something else on the other side: by a variable's value, or a renamed key."""
        if self._renames and isinstance(node.value, str) and self._renamed(node.value) != node.value:
            return True
        return self._known[0] != self._known[1] and has_references(node.text)

    def is_default(self, node: Node, kind: Kind, states: States, side: int) -> bool:
        """Whether `node` says what would hold without it."""
        setting = kind.setting(states)
        if present(node, setting) is None or (setting.shared and not isinstance(node, Scalar)):
            return True  # an anchor holds what is used elsewhere; a plain value is one of its own (`x-team-id: search`)
        if is_idle(node, setting):
            return True
        shaped = self.shape(node, setting)
        if setting.default is not UNSET:
            if isinstance(shaped, Scalar):
                consumer = self.consumer(kind, side)
                return meaning(shaped, setting, consumer) == default_meaning(setting, consumer)
            if isinstance(setting.default, (list, dict)):
                default = self.meaning(node_of(setting.default, node), kind, states, side)
                return self.meaning(node, kind, states, side) == default
        if isinstance(shaped, Tree) and shaped.entries and not setting.counts:
            return all(
                self.is_default(entry.value, kind, kind.step(states, key_text(entry.key), entry.value), side)
                for entry in shaped.entries
            )
        return False

    def judged_by_parts(self, node: Node | None, kind: Kind, states: States, setting: Setting, side: int) -> Setting:
        """What a subtree that only one side has is judged by, where the kind says nothing of it: its gravest part, or
        capacity if there is nothing else in it."""
        if not isinstance(node, Scalar) and setting.klass is Class.ENVIRONMENT:
            setting = replace(setting, klass=None)  # `env: [{name: …}]` names no environment
        judged = setting.verdict not in (None, Verdict.REVIEW) or setting.klass is not None
        if node is None or isinstance(node, Scalar) or judged:
            return setting
        parts = list(islice(self._parts(node, kind, states, side), _MAX_PARTS))
        if grave := next(((name, part) for name, part in parts if part.verdict is Verdict.DENY), None):
            name, part = grave
            return replace(setting, verdict=Verdict.DENY, why=f"{name}: {part.why}" if name and part.why else part.why)
        if parts and all(part.klass is Class.CAPACITY and part.verdict in (None, Verdict.ALLOW) for _, part in parts):
            return replace(setting, klass=Class.CAPACITY)
        return setting

    def _parts(
        self, node: Node, kind: Kind, states: States, side: int, name: str = "", depth: int = 0
    ) -> Iterator[tuple[str, Setting]]:
        """The settings of the values in a subtree, by their last names, as far as they are not what holds anyway."""
        setting = kind.setting(states)
        match self.shape(node, setting):
            case Tree() as tree:
                below = [(key_text(entry.key), entry.value) for entry in tree.entries]
            case Sequence() as items:
                if items.items and setting.verdict is Verdict.DENY and not self.is_default(node, kind, states, side):
                    yield name, setting  # what is said of the list, not of each member: callbacks
                below = list(zip(labels_of(items, setting), items.items, strict=True))
            case _:
                if not self.is_default(node, kind, states, side) and not (setting.local and depth > 1):
                    yield name, setting
                return
        for step, part in below:
            called = name if step == "value" and name else step  # of {name: …, value: …}
            yield from self._parts(part, kind, kind.step(states, step, part), side, called, depth + 1)

    def shape(self, node: Node, setting: Setting) -> Node:
        """The node in the long form that the setting has."""
        if setting.form is None:
            return node
        key = (id(node), setting.form)
        if key not in self._shaped:
            self._shaped[key] = (node, in_form(node, setting.form))
        return self._shaped[key][1]

    def consumer(self, kind: Kind, side: int) -> Consumer:
        key = (kind.name, side)
        if key not in self._consumers:
            self._consumers[key] = Consumer(kind.variables, self._known[side], kind.dialect)
        return self._consumers[key]

    def parse(self, node: Scalar, setting: Setting) -> Node | None:
        """The document that a text holds, None if it holds none."""
        language = setting.text if setting.text in ("json", "yaml", "toml") else None
        if language is None and setting.text is None and isinstance(node.value, str):
            language = looks_structured(node.value)
        if language is None:
            return None
        key = (id(node), language)
        if key not in self._parsed:
            self._parsed[key] = (node, parse_embedded(node, language, "yaml-1.2"))
        return self._parsed[key][1]

    def _new_meaning(self, node: Node, states: States, kind: Kind, side: int) -> Meaning:
        setting = kind.setting(states)
        match self.shape(node, setting):
            case Scalar() as scalar:
                if side == 0 and isinstance(scalar.value, str):
                    name = self._renamed(scalar.value)
                    scalar = replace(scalar, value=name, text=name) if name != scalar.value else scalar
                if is_null(scalar) and setting.null == "empty":
                    return ("mapping", frozenset())
                return meaning(scalar, setting, self.consumer(kind, side))
            case Tree() as tree:
                return ("mapping", frozenset(self._entries(tree, setting, states, kind, side)))
            case Sequence() as items:
                return self._list(items, setting, states, kind, side)

    def _renamed(self, text: str) -> str:
        """What the right side calls it: a name, or a name with an output of it behind (`owner.dropped`)."""
        if not self._renames:
            return text
        name, dot, output = text.partition(".")
        if text not in self._renames and dot and name in self._renames:
            return f"{self._renames[name]}.{output}"
        return self._renames.get(text, text)

    def _entries(self, tree: Tree, setting: Setting, states: States, kind: Kind, side: int) -> Iterator[Hashable]:
        for entry in tree.entries:
            name = key_text(entry.key)
            below = kind.step(states, name, entry.value)
            if not self.is_default(entry.value, kind, below, side):
                called = self._renames.get(name, name) if side == 0 else name
                yield called.lower() if setting.fold else called, self.meaning(entry.value, kind, below, side)

    def _list(self, node: Sequence, setting: Setting, states: States, kind: Kind, side: int) -> Meaning:
        found = [
            self.meaning(item, kind, kind.step(states, label, item), side)
            for label, item in zip(labels_of(node, setting), node.items, strict=True)
        ]
        if setting.items in ("set", "members"):
            return ("set", frozenset(found))
        if is_keyed(node, setting):
            return ("keyed", frozenset(Counter(found).items()))
        return ("list", *found)


def present(node: Node | None, setting: Setting) -> Node | None:
    """None where what is written means the same as nothing."""
    if setting.ignored:
        return None
    match node:
        case Scalar() if is_null(node) and setting.null == "absent":
            return None
        case Scalar() if node.value == "" and setting.empty_text == "absent":
            return None
        case Tree() if not node.entries and setting.empty == "absent":
            return None
        case Sequence() if not node.items and setting.empty_list == "absent":
            return None
        case _:
            return node


def is_idle(node: Node | None, setting: Setting) -> bool:
    """Whether an entry is switched off by itself."""
    switch = node.get(setting.idle) if setting.idle is not None and isinstance(node, Tree) else None
    return isinstance(switch, Scalar) and switch.value is False


def is_null(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.value is None and not node.quoted


def filled(node: Node, other: Node, setting: Setting) -> Node:
    """A key with nothing below it as an empty mapping, where that is the same and the other side has a mapping."""
    if setting.null == "empty" and is_null(node) and isinstance(other, Tree):
        return Tree((), node.path, node.line, node.column, node.end_line, node.end_column)
    return node
