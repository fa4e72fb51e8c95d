"""Where a comparison is: the place on either side, and what the kind knows of it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from checker.configs.entries.difference import Side
from checker.configs.forms.shapes import Spelled, joined, steps_to
from checker.configs.kinds.kind import Kind, Setting
from checker.configs.kinds.paths import States
from checker.documents.location import Location
from checker.documents.tree import Entry, Node, Scalar, Sequence, key_text, pointer_text

Pointer = tuple[str | int, ...]


class Place(Struct, frozen=True):
    """A node's pointer in its file and where it stands: a key for entries of mappings."""

    pointer: Pointer
    at: Location

    def below(self, entry: Entry | None) -> Place:
        """The place of an entry; the one above where that side has none."""
        if entry is None:
            return self
        steps = entry.written if isinstance(entry, Spelled) else (key_text(entry.key),)
        return Place(joined(self.pointer, steps), entry.key.at)

    def item(self, items: Node, index: int | None, item: Node | None) -> Place:
        """The place of a list's entry; the one above where that side has none."""
        if index is None or item is None:
            return self
        steps = steps_to(items, index) if isinstance(items, Sequence) else (index,)
        return Place(joined(self.pointer, steps), item.at)


class Spot(Struct, frozen=True):
    """Where the walk is. `outer`: the places of the text, while within a document that the text holds.

    `holder`: what is known of the text, where nothing is known of what is in it. `named`: what is known of a value by a
    name that no key gives it (`--retention 400d`).
    """

    kind: Kind
    states: States
    path: tuple[str, ...]
    left: Place
    right: Place
    outer: tuple[Place, Place] | None = None
    inner: Pointer = ()
    depth: int = 0
    holder: Setting | None = None
    named: Setting | None = None

    def child(self, states: States, step: str, left: Place, right: Place, inner: str | int) -> Spot:
        more = (*self.inner, inner) if self.outer else ()
        place = (*self.path, step)
        named = self.named if step == "value" else None  # of {name: …, value: …}
        return Spot(self.kind, states, place, left, right, self.outer, more, self.depth + 1, self.holder, named)

    @property
    def setting(self) -> Setting:
        return self.kind.setting(self.states)

    @property
    def judged(self) -> Setting:
        """What a difference here is judged by."""
        own = self.named or self.setting
        if self.holder is None or own.verdict is not None or own.klass is not None:
            return own
        return replace(own, verdict=self.holder.verdict, why=self.holder.why)

    @property
    def embedded(self) -> str | None:
        """The path within a text: a pointer, or `line 3` of a program."""
        if self.outer is None:
            return None
        if self.inner and str(self.inner[-1]).startswith("line "):
            return str(self.inner[-1])
        return pointer_text(self.inner)

    def side(self, number: int, node: Node | None) -> Side:
        place = self.right if number else self.left
        if self.outer is not None:
            outer = self.outer[number]
            return Side(place.at, pointer_text(outer.pointer), outer.at.line, node, False)
        return Side(place.at, pointer_text(place.pointer), place.at.line, node, node is None)


def item_at(node: Node, index: int | None) -> Node | None:
    """An entry of a list as it was written; the node itself where it was not written as a list."""
    if index is None:
        return None
    if isinstance(node, Sequence) and index < len(node.items):
        return node.items[index]
    return node


def is_short(node: Node, index: int | None) -> bool:
    """Whether an entry was written as one text and has a longer form."""
    return isinstance(item_at(node, index), Scalar)
