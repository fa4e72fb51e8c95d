"""Two documents of one kind in, the differences between their effects out.

What the documents mean is asked of the kind, path by path: how lists are identified, which units scalars have, what
holds where nothing is written, which language a text is in. Two nodes with the same `meaning` are equal in effect;
only where meanings differ the walk goes down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from checker.configs.alignment import Pair, align, by_identity, nearest
from checker.configs.difference import Delta, Difference, Side
from checker.configs.embedded import LINES, code_lines, looks_structured, parse_embedded, split_commas, split_pairs
from checker.configs.kind import UNSET, Kind, Setting, load_kind
from checker.configs.paths import States
from checker.configs.scalars import Consumer, Meaning, as_text, default_meaning, meaning, same
from checker.configs.shapes import by_name, in_form, node_of
from checker.configs.words import Words
from checker.documents.location import Location
from checker.documents.tree import Entry, Node, Scalar, Sequence, key_text, pointer_text
from checker.documents.tree import Mapping as Tree

_ALIKE: Final = 0.3  # the price of a change that only swaps the environment's name
_DEPTH: Final = 110  # levels that are walked: readers allow 100, embedded documents start anew but are bounded as well
Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    pointer: Pointer
    at: Location


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk is. `outer`: the places of the text, while within a document that the text holds."""

    kind: Kind
    states: States
    path: tuple[str, ...]
    left: _Place
    right: _Place
    outer: tuple[_Place, _Place] | None = None
    inner: Pointer = ()
    depth: int = 0
    holder: Setting | None = None  # what is known of the text, where nothing is known of what is in it

    def child(self, states: States, step: str, left: _Place, right: _Place, inner: str | int) -> _Spot:
        more = (*self.inner, inner) if self.outer else ()
        place = (*self.path, step)
        return _Spot(self.kind, states, place, left, right, self.outer, more, self.depth + 1, self.holder)

    @property
    def setting(self) -> Setting:
        return self.kind.setting(self.states)

    @property
    def judged(self) -> Setting:
        """What a difference here is judged by."""
        own = self.setting
        if self.holder is None or own.verdict is not None or own.klass is not None:
            return own
        return replace(own, verdict=self.holder.verdict, why=self.holder.why)


def compare(
    kind: Kind,
    left: Node,
    right: Node,
    words: Words,
    *,
    prefix: tuple[Pointer, Pointer] = ((), ()),
    known: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}),
    renames: Mapping[str, str] = {},
    document: str = "",
) -> tuple[Difference, ...]:
    """The differences in the order of the left document. `prefix`: what pointers begin with on either side, `known`:
    values of variables, `renames`: names on the left and what they are called on the right."""
    found: dict[str, str] = {}
    for _ in range(2):  # a second time, if keys were renamed: then references to them are no differences
        walk = _Walk(words, known, {**found, **renames}, frozenset(renames), document)
        places = (_Place(prefix[0], left.at), _Place(prefix[1], right.at))
        walk.compare(left, right, _Spot(kind, kind.start, (), *places))
        if walk.renamed.keys() <= found.keys():
            break
        found = walk.renamed
    return _once(walk.differences)


def _once(differences: list[Difference]) -> tuple[Difference, ...]:
    """An anchor that is used several times is one difference, at the place that comes first."""
    result: dict[object, Difference] = {}
    for found in differences:
        key: tuple[object, ...] = (
            found.left.at,
            found.right.at,
            found.left.missing,
            found.right.missing,
            found.embedded,
            found.renamed,
        )
        if found.left.missing or found.right.missing:
            key = (*key, found.path[-1:])
        first = result.get(key)
        if first is None:
            result[key] = found
        elif first.path != found.path:
            setting = found.setting if first.setting.verdict is None else first.setting
            result[key] = replace(first, setting=setting, also=(*first.also, pointer_text(found.path)))
    return tuple(result.values())


class _Walk:
    def __init__(
        self,
        words: Words,
        known: tuple[Mapping[str, str], Mapping[str, str]],
        renames: Mapping[str, str],
        declared: frozenset[str],
        document: str,
    ) -> None:
        self.differences: list[Difference] = []
        self.renamed: dict[str, str] = {}
        self._words = words
        self._known = known
        self._renames = renames
        self._declared = declared
        self._document = document
        # By id of a node; the node is kept beside, so that the id stays its own.
        self._meanings: dict[tuple[int, States, str, int], tuple[Node, Meaning]] = {}
        self._shaped: dict[tuple[int, str], tuple[Node, Node]] = {}
        self._parsed: dict[tuple[int, str], tuple[Node, Node | None]] = {}
        self._consumers: dict[tuple[str, int], Consumer] = {}

    # --- one pair of nodes

    def compare(self, left: Node | None, right: Node | None, spot: _Spot) -> None:
        setting = spot.setting
        left, right = self._present(left, setting), self._present(right, setting)
        if spot.kind.hosts and (kind := _guest(left, right)) is not None:
            spot = replace(spot, kind=kind, states=kind.start)
            setting = spot.setting
        if left is None or right is None:
            there, side = (left, 0) if left is not None else (right, 1)
            alone = there is None or setting.shared or self._is_default(there, spot.states, spot.kind, side)
            if there is not None and not alone:
                self._report(spot, left, right)
            return
        left, right = _filled(left, right, setting), _filled(right, left, setting)
        if self._meaning(left, spot, 0) == self._meaning(right, spot, 1):
            return
        if spot.depth > _DEPTH:
            self._report(spot, left, right)
            return
        if _is_null(left) != _is_null(right) and setting.null == "empty":
            there, side = (right, 1) if _is_null(left) else (left, 0)
            if self._is_default(there, spot.states, spot.kind, side):
                return
        match self._shape(left, setting), self._shape(right, setting):
            case Tree() as ours, Tree() as theirs:
                self._mappings(ours, theirs, spot)
            case Sequence() as ours, Sequence() as theirs:
                self._sequences(ours, theirs, left, right, spot)
            case Scalar() as ours, Scalar() as theirs:
                self._scalars(ours, theirs, spot)
            case (Tree(), Sequence()) | (Sequence(), Tree()) as both if setting.keys == (("name",),):
                named = by_name(both[0]), by_name(both[1])
                if isinstance(named[0], Tree) and isinstance(named[1], Tree):
                    self._mappings(named[0], named[1], spot)
                else:
                    self._report(spot, left, right)
            case ours, theirs if setting.text in ("commas", "headers"):
                self._commas(ours, theirs, left, right, spot)
            case _:
                self._report(spot, left, right)

    def _present(self, node: Node | None, setting: Setting) -> Node | None:
        """None where what is written means the same as nothing."""
        if setting.ignored:
            return None
        if _is_null(node) and setting.null == "absent":
            return None
        if isinstance(node, Tree) and not node.entries and setting.empty == "absent":
            return None
        if isinstance(node, Sequence) and not node.items and setting.empty_list == "absent":
            return None
        if isinstance(node, Scalar) and node.value == "" and setting.empty_text == "absent":
            return None
        return node

    def _mappings(self, left: Tree, right: Tree, spot: _Spot) -> None:
        theirs = {key_text(entry.key): entry for entry in right.entries}
        lonely: list[Entry] = []
        for entry in left.entries:
            name = key_text(entry.key)
            partner = theirs.pop(name, None)
            if partner is None and name in self._renames:
                partner = theirs.pop(self._renames[name], None)
                if partner is not None and name not in self._declared:
                    self._rename(entry, partner, spot)
            if partner is None:
                lonely.append(entry)
            else:
                self._entries(entry, partner, spot)
        for entry in lonely:
            partner = self._renamed_partner(entry, theirs)
            if partner is not None:
                theirs.pop(key_text(partner.key))
                self._rename(entry, partner, spot)
            self._entries(entry, partner, spot)
        for entry in theirs.values():
            self._entries(None, entry, spot)

    def _entries(self, left: Entry | None, right: Entry | None, spot: _Spot) -> None:
        entry = left or right
        assert entry is not None
        name = key_text(entry.key)
        one, other = left.value if left else None, right.value if right else None
        states = spot.kind.step(spot.states, name, one, other)
        places = (self._below(spot.left, left), self._below(spot.right, right))
        self.compare(one, other, spot.child(states, name, *places, name))

    def _below(self, place: _Place, entry: Entry | None) -> _Place:
        if entry is None:
            return place
        return _Place((*place.pointer, key_text(entry.key)), entry.key.at)

    def _renamed_partner(self, entry: Entry, theirs: Mapping[str, Entry]) -> Entry | None:
        """The key that is ours but for the environment's name, with a value of the same shape."""
        name = key_text(entry.key)
        if not self._words.named_in(name):
            return None
        for other, partner in theirs.items():
            alike = type(partner.value) is type(entry.value)
            if alike and self._words.named_in(other) and self._words.same_but_for_environment(name, other):
                return partner
        return None

    def _rename(self, left: Entry, right: Entry, spot: _Spot) -> None:
        name = key_text(left.key)
        self.renamed[name] = key_text(right.key)
        states = spot.kind.step(spot.states, name, left.value, right.value)
        below = spot.child(states, name, self._below(spot.left, left), self._below(spot.right, right), name)
        self._report(below, left.key, right.key, renamed=True)

    # --- lists

    def _sequences(self, left: Sequence, right: Sequence, ours: Node, theirs: Node, spot: _Spot) -> None:
        identity = self._identity(left, right, spot.setting)
        match identity:
            case "set":
                self._set(left, right, spot, ours, theirs)
            case "members":
                self._members(left, right, spot, ours, theirs)
            case "keyed" | "single-key":
                self._keyed(left, right, spot)
            case _:
                self._ordered(left, right, spot, ours, theirs)

    def _identity(self, left: Sequence, right: Sequence, setting: Setting) -> str:
        if setting.items != "auto":
            return setting.items or "ordered"
        return "keyed" if _named(left) and _named(right) else "ordered"

    def _ordered(self, left: Sequence, right: Sequence, spot: _Spot, ours: Node, theirs: Node) -> None:
        one = [self._item_meaning(item, spot, i, 0) for i, item in enumerate(left.items)]
        other = [self._item_meaning(item, spot, i, 1) for i, item in enumerate(right.items)]
        found = align(one, other, lambda i, j: self._cost(left.items[i], right.items[j], one[i] == other[j]))
        if found.moved:
            self._report(spot, ours, theirs, moved=True)
        for i, j in found.pairs:
            if i is None or j is None or one[i] != other[j]:
                self._items(left, right, (i, j), spot, ours, theirs)

    def _keyed(self, left: Sequence, right: Sequence, spot: _Spot) -> None:
        keys = spot.setting.keys or (("name",),)
        one = [identity_of(item, keys, spot.setting.items) for item in left.items]
        other = [identity_of(item, keys, spot.setting.items) for item in right.items]

        def cost(i: int, j: int) -> float:
            return self._cost(left.items[i], right.items[j], False)

        pairs = by_identity(one, other, cost)
        lonely = [i for i, j in pairs if j is None and i is not None]
        rest = [j for i, j in pairs if i is None and j is not None]
        met = self._met(lonely, rest, one, other)
        for pair in [*(p for p in pairs if None not in p), *met]:
            self._items(left, right, pair, spot, left, right, one, other)

    def _met(self, lonely: list[int], rest: list[int], one: list[Any], other: list[Any]) -> list[Pair]:
        """Entries whose identity is the same but for the environment's name belong together as well."""
        pairs: list[Pair] = []
        for i in lonely:
            j = next((j for j in rest if self._same_identity(one[i], other[j])), None)
            if j is not None:
                rest.remove(j)
            pairs.append((i, j))
        return [*pairs, *((None, j) for j in rest)]

    def _same_identity(self, left: Any, right: Any) -> bool:
        pairs = list(zip(left, right, strict=False))
        return len(left) == len(right) and all(
            a == b or (isinstance(a, str) and isinstance(b, str) and self._words.same_but_for_environment(a, b))
            for a, b in pairs
        )

    def _items(
        self,
        left: Sequence,
        right: Sequence,
        pair: Pair,
        spot: _Spot,
        ours: Node,
        theirs: Node,
        one: list[Any] | None = None,
        other: list[Any] | None = None,
    ) -> None:
        i, j = pair
        a = left.items[i] if i is not None else None
        b = right.items[j] if j is not None else None
        label = str(i if i is not None else j)
        if one is not None and other is not None:
            label = step_label(one[i] if i is not None else other[j or 0])
        states = spot.kind.step(spot.states, label, a, b)
        places = (self._item_place(spot.left, i, a), self._item_place(spot.right, j, b))
        below = spot.child(states, label, *places, i if i is not None else j or 0)
        if _short(ours, i) or _short(theirs, j):  # written as one text: reported as that, not by its parts
            if a is None or b is None or self._meaning(a, below, 0) != self._meaning(b, below, 1):
                self._report(below, _item(ours, i), _item(theirs, j))
            return
        if a is None or b is None:
            self._report(below, a, b)
        else:
            self.compare(a, b, below)

    def _item_place(self, place: _Place, index: int | None, item: Node | None) -> _Place:
        if index is None or item is None:
            return place
        return _Place((*place.pointer, index), item.at)

    def _set(self, left: Sequence, right: Sequence, spot: _Spot, ours: Node, theirs: Node) -> None:
        only = self._only(left, right, spot)
        if only[0] or only[1]:
            delta = Delta(tuple(_shown(left.items[i]) for i in only[0]), tuple(_shown(right.items[j]) for j in only[1]))
            self._report(spot, ours, theirs, delta=delta)

    def _only(self, left: Sequence, right: Sequence, spot: _Spot) -> tuple[list[int], list[int]]:
        """Indices of members that only one side has; a member that comes twice is one."""
        one = {self._item_meaning(item, spot, i, 0): i for i, item in reversed(list(enumerate(left.items)))}
        other = {self._item_meaning(item, spot, j, 1): j for j, item in reversed(list(enumerate(right.items)))}
        return sorted(i for m, i in one.items() if m not in other), sorted(j for m, j in other.items() if m not in one)

    def _members(self, left: Sequence, right: Sequence, spot: _Spot, ours: Node, theirs: Node) -> None:
        lonely, rest = self._only(left, right, spot)
        limit = 9.0 if len(lonely) == len(rest) == 1 else _ALIKE
        for pair in nearest(lonely, rest, lambda i, j: self._cost(left.items[i], right.items[j], False), limit):
            self._items(left, right, pair, spot, ours, theirs)

    # --- scalars and what they hold

    def _scalars(self, left: Scalar, right: Scalar, spot: _Spot) -> None:
        setting = spot.setting
        ours, theirs = self._consumer(spot.kind, 0), self._consumer(spot.kind, 1)
        if same(left, right, setting, ours, theirs):
            return
        match setting.text:
            case "commas" | "headers":
                self._commas(left, right, left, right, spot)
            case "pairs=" | "pairs:":
                separator = setting.text[-1]
                self._embedded(split_pairs(left, separator), split_pairs(right, separator), spot, spot.kind)
            case language if language in LINES:
                self._lines(left, right, language or "lines", spot)
            case _:
                parsed = self._parse(left, setting), self._parse(right, setting)
                if parsed[0] is None or parsed[1] is None:
                    self._report(spot, left, right)
                else:
                    self._embedded(parsed[0], parsed[1], spot, kind_of_text(parsed[0], parsed[1]))

    def _commas(self, left: Node, right: Node, ours: Node, theirs: Node, spot: _Spot) -> None:
        one = split_commas(left) if isinstance(left, Scalar) else left
        other = split_commas(right) if isinstance(right, Scalar) else right
        if not isinstance(one, Sequence) or not isinstance(other, Sequence):
            self._report(spot, ours, theirs)
        else:
            self._set(one, other, spot, ours, theirs)

    def _embedded(self, left: Node, right: Node, spot: _Spot, kind: Kind) -> None:
        outer = spot.outer or (spot.left, spot.right)
        states = kind.start if kind is not spot.kind else spot.states
        left_place, right_place = _Place((), left.at), _Place((), right.at)
        inner = spot.inner if spot.outer else ()
        places = (left_place, right_place)
        below = _Spot(kind, states, spot.path, *places, outer, inner, spot.depth + 1, spot.judged)
        self.compare(left, right, below)

    def _lines(self, left: Scalar, right: Scalar, language: str, spot: _Spot) -> None:
        ours, theirs = code_lines(left, language), code_lines(right, language)
        one, other = [line.text for line in ours], [line.text for line in theirs]
        found = align(one, other, lambda i, j: self._cost(ours[i], theirs[j], one[i] == other[j]))
        outer = spot.outer or (spot.left, spot.right)
        if found.moved:
            self._report(spot, left, right, moved=True)
        if len(one) <= 1 and len(other) <= 1:
            if one != other:
                self._report(spot, left, right)
            return
        for i, j in found.pairs:
            if i is not None and j is not None and one[i] == other[j]:
                continue
            a, b = (ours[i] if i is not None else None), (theirs[j] if j is not None else None)
            number = (i if i is not None else j or 0) + 1
            places = (_Place((), a.at if a else left.at), _Place((), b.at if b else right.at))
            below = _Spot(spot.kind, spot.states, spot.path, *places, outer, (*spot.inner, f"line {number}"))
            self._report(below, a, b)

    def _parse(self, node: Scalar, setting: Setting) -> Node | None:
        language = setting.text if setting.text in ("json", "yaml", "toml") else None
        if language is None and setting.text is None and isinstance(node.value, str):
            language = looks_structured(node.value)
        if language is None:
            return None
        key = (id(node), language)
        if key not in self._parsed:
            self._parsed[key] = (node, parse_embedded(node, language, "yaml-1.2"))
        return self._parsed[key][1]

    # --- meanings

    def _shape(self, node: Node, setting: Setting) -> Node:
        if setting.form is None:
            return node
        key = (id(node), setting.form)
        if key not in self._shaped:
            self._shaped[key] = (node, in_form(node, setting.form))
        return self._shaped[key][1]

    def _consumer(self, kind: Kind, side: int) -> Consumer:
        key = (kind.name, side)
        if key not in self._consumers:
            self._consumers[key] = Consumer(kind.variables, self._known[side], kind.dialect)
        return self._consumers[key]

    def _meaning(self, node: Node, spot: _Spot, side: int) -> Meaning:
        return self._meaning_at(node, spot.states, spot.kind, side)

    def _item_meaning(self, node: Node, spot: _Spot, index: int, side: int) -> Meaning:
        states = spot.kind.step(spot.states, str(index), node)
        return self._meaning_at(node, states, spot.kind, side)

    def _meaning_at(self, node: Node, states: States, kind: Kind, side: int) -> Meaning:
        key = (id(node), states, kind.name, side)
        found = self._meanings.get(key)
        if found is None:
            found = self._meanings[key] = (node, self._new_meaning(node, states, kind, side))
        return found[1]

    def _new_meaning(self, node: Node, states: States, kind: Kind, side: int) -> Meaning:
        setting = kind.setting(states)
        match self._shape(node, setting):
            case Scalar() as scalar:
                if side == 0 and isinstance(scalar.value, str) and scalar.value in self._renames:
                    name = self._renames[scalar.value]
                    scalar = replace(scalar, value=name, text=name)
                if _is_null(scalar) and setting.null == "empty":
                    return ("mapping", frozenset())
                return meaning(scalar, setting, self._consumer(kind, side))
            case Tree() as tree:
                return ("mapping", frozenset(self._entry_meanings(tree, states, kind, side)))
            case Sequence() as items:
                return self._list_meaning(items, setting, states, kind, side)

    def _entry_meanings(self, tree: Tree, states: States, kind: Kind, side: int) -> Iterator[Hashable]:
        for entry in tree.entries:
            name = key_text(entry.key)
            below = kind.step(states, name, entry.value)
            if not self._is_default(entry.value, below, kind, side):
                shown = self._renames.get(name, name) if side == 0 else name
                yield shown, self._meaning_at(entry.value, below, kind, side)

    def _list_meaning(self, node: Sequence, setting: Setting, states: States, kind: Kind, side: int) -> Meaning:
        named = setting.items == "auto" and _named(node)
        if setting.items in ("keyed", "single-key") or named:
            keys = setting.keys or (("name",),)
            labels = [step_label(identity_of(item, keys, setting.items)) for item in node.items]
        else:
            labels = [str(index) for index in range(len(node.items))]
        found = [
            self._meaning_at(item, kind.step(states, label, item), kind, side)
            for label, item in zip(labels, node.items, strict=True)
        ]
        if setting.items in ("set", "members"):
            return ("set", frozenset(found))
        if setting.items in ("keyed", "single-key") or named:
            return ("keyed", frozenset(Counter(found).items()))
        return ("list", *found)

    def _is_default(self, node: Node, states: States, kind: Kind, side: int) -> bool:
        """Whether `node` says what would hold without it."""
        setting = kind.setting(states)
        if setting.shared:
            return True
        if self._present(node, setting) is None:
            return True
        shaped = self._shape(node, setting)
        if setting.default is not UNSET:
            if isinstance(shaped, Scalar):
                consumer = self._consumer(kind, side)
                return meaning(shaped, setting, consumer) == default_meaning(setting, consumer)
            if isinstance(setting.default, (list, dict)):
                default = self._default_meaning(setting, node, states, kind, side)
                return self._meaning_at(node, states, kind, side) == default
        if isinstance(shaped, Tree) and shaped.entries:
            return all(
                self._is_default(entry.value, kind.step(states, key_text(entry.key), entry.value), kind, side)
                for entry in shaped.entries
            )
        return False

    def _default_meaning(self, setting: Setting, at: Node, states: States, kind: Kind, side: int) -> Meaning:
        node = node_of(setting.default, at)
        return self._meaning_at(node, states, kind, side)

    def _cost(self, left: Node, right: Node, equal: bool) -> float:
        """How far one entry is from another: 0 for the same, 2 for what has nothing in common."""
        if equal:
            return 0.0
        match left, right:
            case Scalar(), Scalar():
                one, other = left.text, right.text
                if self._words.same_but_for_environment(one, other):
                    return _ALIKE
                return 1.0 if len(one) < 40 or _overlap(one.split(), other.split()) > 0.5 else 1.9
            case Tree(), Tree():
                return self._tree_cost(left, right)
            case Sequence(), Sequence():
                return 1.0
            case _:
                return 2.1

    def _tree_cost(self, left: Tree, right: Tree) -> float:
        ours = {key_text(e.key): e.value for e in left.entries}
        theirs = {key_text(e.key): e.value for e in right.entries}
        shared = 0.0
        for name in ours.keys() & theirs.keys():
            a, b = ours[name], theirs[name]
            if isinstance(a, Scalar) and isinstance(b, Scalar):
                weight = 3.0 if name in _NAMING else 1.0
                alike = a.value == b.value or self._words.same_but_for_environment(a.text, b.text)
                shared += weight if alike else 0.0
            elif type(a) is type(b):
                shared += 0.5 if name not in ("type",) else 0.0
        naming = sum(2.0 for name in ours.keys() | theirs.keys() if name in _NAMING)
        total = len(ours.keys() | theirs.keys()) + naming
        return 2.1 * (1 - shared / total) if total else 0.0

    # --- what is reported

    def _report(
        self,
        spot: _Spot,
        left: Node | None,
        right: Node | None,
        *,
        moved: bool = False,
        renamed: bool = False,
        delta: Delta | None = None,
    ) -> None:
        embedded = None
        if spot.outer is not None:
            embedded = str(spot.inner[-1]) if str(spot.inner[-1:]).startswith("('line ") else pointer_text(spot.inner)
        self.differences.append(
            Difference(
                spot.kind,
                spot.judged,
                spot.path,
                _side(spot.left, left, spot.outer and spot.outer[0]),
                _side(spot.right, right, spot.outer and spot.outer[1]),
                self._document,
                embedded,
                delta,
                moved,
                renamed,
            )
        )


_GUEST_KEYS: Final = frozenset(
    {
        "receivers",
        "exporters",
        "model_list",
        "general_settings",
        "litellm_settings",
        "sinks",
        "_format_version",
        "pipeline",
    }
)
_NAMING: Final = frozenset({"name", "key", "id", "metadataKey", "context", "statement", "pattern", "alias", "type"})


def _guest(left: Node | None, right: Node | None) -> Kind | None:
    """The kind of a whole configuration that stands in another one as it is: a collector's in the values of a chart."""
    for node in (left, right):
        kind = guest_kind(node)
        if kind is not None:
            return kind
    return None


def guest_kind(node: Node | None) -> Kind | None:
    if not isinstance(node, Tree) or not any(entry.key.value in _GUEST_KEYS for entry in node.entries):
        return None
    from checker.configs.recognition import recognise

    found = recognise((node,))
    kind = load_kind(found) if found is not None else None
    return kind if kind is not None and kind.guest else None


def identity_of(item: Node, keys: tuple[tuple[str, ...], ...], items: str | None) -> tuple[str, ...]:
    """What names an entry of a keyed list: the values at `keys`, or the only key of the entry."""
    if items == "single-key":
        return (key_text(item.entries[0].key),) if isinstance(item, Tree) and item.entries else (_shown(item),)
    found = []
    for path in keys:
        node: Node | None = item
        for step in path:
            node = node.get(step) if isinstance(node, Tree) else None
        found.append(_shown(node) if node is not None else "")
    return tuple(found) if any(found) else (_shown(item),)


def step_label(identity: tuple[str, ...]) -> str:
    """The step that stands for an entry in a path: its first name."""
    return next((part for part in identity if part), "")


def kind_of_text(left: Node, right: Node) -> Kind:
    from checker.configs.recognition import recognise

    for node in (left, right):
        found = recognise((node,))
        if found is not None:
            return load_kind(found)
    return load_kind("plain")


def _is_null(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.value is None and not node.quoted


def _filled(node: Node, other: Node, setting: Setting) -> Node:
    """A key with nothing below it as an empty mapping, where that is the same and the other side has a mapping."""
    if setting.null == "empty" and _is_null(node) and isinstance(other, Tree):
        return Tree((), node.path, node.line, node.column, node.end_line, node.end_column)
    return node


def _named(node: Sequence) -> bool:
    """Whether every entry has a name of its own."""
    names = [item.get("name") for item in node.items if isinstance(item, Tree)]
    texts = [name.text for name in names if isinstance(name, Scalar)]
    return len(texts) == len(node.items) and len(set(texts)) == len(texts)


def _short(list_node: Node, index: int | None) -> bool:
    """Whether an entry was written as one text and has a longer form."""
    return isinstance(_item(list_node, index), Scalar)


def _item(node: Node, index: int | None) -> Node | None:
    if index is None:
        return None
    if isinstance(node, Sequence) and index < len(node.items):
        return node.items[index]
    return node


def _shown(node: Node | None) -> str:
    match node:
        case None:
            return ""
        case Scalar():
            return as_text(node.value) if not isinstance(node.value, float) else node.text
        case Sequence():
            return f"[{', '.join(map(_shown, node.items))}]"
        case Tree():
            return f"{{{', '.join(f'{key_text(e.key)}: {_shown(e.value)}' for e in node.entries)}}}"


def _overlap(left: list[str], right: list[str]) -> float:
    total = len(left) + len(right)
    return 2 * sum((Counter(left) & Counter(right)).values()) / total if total else 0.0


def _side(place: _Place, node: Node | None, outer: _Place | None) -> Side:
    if outer is not None:
        return Side(place.at, pointer_text(outer.pointer), outer.at.line, node, False)
    return Side(place.at, pointer_text(place.pointer), place.at.line, node, node is None)
