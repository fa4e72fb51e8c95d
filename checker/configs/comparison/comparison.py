"""Two documents of one kind in, the differences between their effects out.

Only where two nodes do not mean the same (effect.py) the walk goes down: mappings by their keys, lists by the identity
that the kind gives them, texts by what they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from checker.configs.comparison.effect import filled, is_idle, is_null, present
from checker.configs.comparison.places import Place, Pointer, Spot, is_short, item_at
from checker.configs.comparison.shares import without_same_shares
from checker.configs.comparison.started import without_idle
from checker.configs.comparison.texts import Texts
from checker.configs.entries.alignment import Pair, align, by_identity, crossed, nearest
from checker.configs.entries.difference import Delta, Difference, by_anchor
from checker.configs.entries.identity import (
    Identity,
    flag_of,
    guest_kind,
    identity_of,
    is_known_flag,
    keyed_alike,
    named_alike,
    named_setting,
    shown,
    step_label,
    with_their_flags,
)
from checker.configs.entries.likeness import ALIKE, BOTH, cost, met, same_entry
from checker.configs.forms.shapes import by_name
from checker.configs.kinds.kind import UNSET, Class, Kind, Setting, Verdict, load_kind
from checker.configs.kinds.paths import canonical
from checker.configs.values.words import Words
from checker.documents.tree import Entry, Node, Scalar, Sequence, key_text
from checker.documents.tree import Mapping as Tree

_PARTS: Final = 3  # differences within a list of words that are told one by one
_DEPTH: Final = 110  # levels that are walked: readers allow 100, embedded documents start anew but are bounded as well


def compare(
    kind: Kind,
    left: Node,
    right: Node,
    words: Words,
    *,
    prefix: tuple[Pointer, Pointer] = ((), ()),
    known: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}),
    defined: tuple[Mapping[str, str], Mapping[str, str]] | None = None,
    renames: Mapping[str, str] = {},
    document: str = "",
) -> tuple[Difference, ...]:
    """The differences in the order of the left document. `prefix`: what pointers begin with on either side, `known`:
    values of variables, `defined`: with those that both files define, for values that use them on one side alone,
    `renames`: names on the left and what they are called on the right."""
    found: dict[str, str] = {}
    left, right = without_idle(kind, left, right)
    for _ in range(2):  # a second time, if keys were renamed: then references to them are no differences
        walk = _Walk(words, known, defined, {**found, **renames}, frozenset(renames), document)
        places = (Place(prefix[0], left.at), Place(prefix[1], right.at))
        walk.compare(left, right, Spot(kind, kind.begin(left, right), (), *places))
        if walk.renamed.keys() <= found.keys():
            break
        found = walk.renamed
    return by_anchor(walk.differences)


class _Walk(Texts):
    # --- one pair of nodes

    def compare(self, left: Node | None, right: Node | None, spot: Spot) -> None:
        setting = spot.setting
        written = left, right
        if (is_null(left) and _is_empty(right)) or (is_null(right) and _is_empty(left)):
            return  # `tolerations:` and `tolerations: []`
        left, right = present(left, setting), present(right, setting)
        kind = (guest_kind(left) or guest_kind(right)) if spot.kind.hosts else None
        if kind is None and setting.holds is not None and setting.text is None:
            kind = load_kind(setting.holds)
        if kind is not None:
            if left is not None and right is not None:
                left, right = without_idle(kind, left, right, whole=not spot.kind.partial)
            spot = replace(spot, kind=kind, states=kind.begin(left, right))
            setting = spot.setting
        if left is None or right is None:
            there, side = (left, 0) if left is not None else (right, 1)
            if there is None or self._effects.is_default(there, spot.kind, spot.states, side):
                return
            if isinstance(there, Sequence) and _is_empty(written[1 - side]) and setting.items != "set":
                ours, theirs = written
                assert isinstance(ours, Sequence)
                assert isinstance(theirs, Sequence)
                self._sequences(ours, theirs, ours, theirs, spot)
            else:
                self.report(spot, left, right, written=written)
            return
        left, right = filled(left, right, setting), filled(right, left, setting)
        if self._effects.written_alike(left, right):
            return
        if not self._is_asked_by_parts(left, right, setting) and self._meaning(left, spot, 0) == self._meaning(
            right, spot, 1
        ):
            return
        if spot.depth > _DEPTH:
            self.report(spot, left, right)
        elif not self._empty_like_default(left, right, spot):
            self._differing(left, right, spot, setting)

    def _is_asked_by_parts(self, left: Node, right: Node, setting: Setting) -> bool:
        """Whether what both mean shows as well part by part, which spares asking what the whole means."""
        ours, theirs = self._effects.shape(left, setting), self._effects.shape(right, setting)
        if isinstance(ours, Tree) and isinstance(theirs, Tree):
            return True
        if not isinstance(ours, Sequence) or not isinstance(theirs, Sequence):
            return False
        keyed = keyed_alike(ours, theirs, setting) if len(ours.items) == len(theirs.items) else None
        if keyed is None:
            return False
        names = [{identity_of(item, keyed) for item in items.items} for items in (ours, theirs)]
        return names[0] == names[1] and len(names[0]) == len(ours.items)

    def _empty_like_default(self, left: Node, right: Node, spot: Spot) -> bool:
        """Nothing below a key on one side, on the other only what holds anyway."""
        if is_null(left) == is_null(right) or spot.setting.null != "empty":
            return False
        there, side = (right, 1) if is_null(left) else (left, 0)
        return self._effects.is_default(there, spot.kind, spot.states, side)

    def _differing(self, left: Node, right: Node, spot: Spot, setting: Setting) -> None:
        match self._effects.shape(left, setting), self._effects.shape(right, setting):
            case Tree() as ours, Tree() as theirs:
                self._mappings(ours, theirs, spot)
            case Sequence() as ours, Sequence() as theirs:
                self._sequences(ours, theirs, left, right, spot)
            case Scalar() as ours, Scalar() as theirs:
                self.scalars(ours, theirs, spot)
            case (Tree(), Sequence()) | (Sequence(), Tree()) as both if setting.keys == (("name",),):
                named = by_name(both[0]), by_name(both[1])
                if isinstance(named[0], Tree) and isinstance(named[1], Tree):
                    self._mappings(named[0], named[1], spot)
                else:
                    self.report(spot, left, right)
            case ours, theirs if setting.text in ("commas", "headers"):
                self.commas(ours, theirs, left, right, spot)
            case _:
                self.report(spot, left, right)

    # --- mappings

    def _mappings(self, left: Tree, right: Tree, spot: Spot) -> None:
        fold = spot.setting.fold or spot.setting.text == "header-pairs"
        theirs = {_name(entry, fold): entry for entry in right.entries}
        lonely: list[Entry] = []
        for entry in left.entries:
            name = _name(entry, fold)
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
            partner = self._renamed_partner(entry, theirs, spot.kind)
            if partner is not None:
                theirs.pop(_name(partner, fold))
                self._rename(entry, partner, spot)
            self._entries(entry, partner, spot)
        for entry in theirs.values():
            self._entries(None, entry, spot)

    def _entries(self, left: Entry | None, right: Entry | None, spot: Spot) -> None:
        entry = left or right
        assert entry is not None
        name = key_text(entry.key)
        one, other = left.value if left else None, right.value if right else None
        states = spot.kind.step(spot.states, name, one, other)
        self.compare(one, other, spot.child(states, name, spot.left.below(left), spot.right.below(right), name))

    def _renamed_partner(self, entry: Entry, theirs: Mapping[str, Entry], kind: Kind) -> Entry | None:
        """The key that is ours but for the environment's name, with a value of the same shape; or its other name."""
        name, aliases = key_text(entry.key), kind.aliases
        same, named = canonical(name, aliases), bool(self._words.named_in(name))
        for other, partner in theirs.items():
            if canonical(other, aliases) == same:
                return partner
            alike = type(partner.value) is type(entry.value) and (named or self._words.named_in(other))
            if alike and self._words.same_but_for_environment(name, other):
                return partner
        return None

    def _rename(self, left: Entry, right: Entry, spot: Spot) -> None:
        name, other = key_text(left.key), key_text(right.key)
        if not self._words.is_bare(name):  # `staging:` beside `prod:` names the environment, not a thing of its own
            self.renamed[name] = other
        states = spot.kind.step(spot.states, name, left.value, right.value)
        below = spot.child(states, name, spot.left.below(left), spot.right.below(right), name)
        self.report(below, left.key, right.key, renamed=True)

    # --- lists

    def _sequences(self, left: Sequence, right: Sequence, ours: Node, theirs: Node, spot: Spot) -> None:
        if spot.setting.shares is not None:
            left, right = without_same_shares(left, right, spot.setting, self._words)
        match spot.setting.items:
            case "set":
                self.sets(left, right, spot, ours, theirs)
            case "members":
                self._members(left, right, spot, ours, theirs)
            case _ if (keyed := keyed_alike(left, right, spot.setting)) is not None:
                self._keyed(left, right, spot, keyed)
            case _ if spot.setting.reordered is Verdict.ALLOW:
                self._unordered(left, right, spot, ours, theirs)
            case _:
                self._ordered(left, right, spot, ours, theirs)

    def _ordered(self, left: Sequence, right: Sequence, spot: Spot, ours: Node, theirs: Node) -> None:
        one = [self._item_meaning(item, spot, i, 0) for i, item in enumerate(left.items)]
        other = [self._item_meaning(item, spot, i, 1) for i, item in enumerate(right.items)]
        price = lambda i, j: 0.0 if one[i] == other[j] else cost(left.items[i], right.items[j], self._words)  # noqa: E731
        found = align(one, other, price, lambda i, j: same_entry(left.items[i], right.items[j], self._words))
        if found.moved:
            self.report(spot, ours, theirs, moved=True)
        changed = [(i, j) for i, j in found.pairs if i is None or j is None or one[i] != other[j]]
        several = len(changed) > _PARTS and all(isinstance(item, Scalar) for item in (*left.items, *right.items))
        if spot.setting.flags:
            changed = with_their_flags(changed, left, right)
            several = several and not any(is_known_flag(pair, left, right) for pair in changed)
        if several:
            self.report(spot, ours, theirs)  # another list, rather than so many other words
            return
        for i, j in changed:
            self._items(left, right, (i, j), spot, ours, theirs)

    def _unordered(self, left: Sequence, right: Sequence, spot: Spot, ours: Node, theirs: Node) -> None:
        """Entries without names whose order means nothing: first equal ones belong together, then the most alike."""
        one = [self._item_meaning(item, spot, i, 0) for i, item in enumerate(left.items)]
        other = [self._item_meaning(item, spot, i, 1) for i, item in enumerate(right.items)]
        lonely, rest = list(range(len(one))), list(range(len(other)))
        for i in list(lonely):
            j = next((j for j in rest if one[i] == other[j]), None)
            if j is not None:
                lonely.remove(i)
                rest.remove(j)
        price = lambda i, j: cost(left.items[i], right.items[j], self._words)  # noqa: E731
        for pair in nearest(lonely, rest, price, BOTH):
            self._items(left, right, pair, spot, ours, theirs)

    def _keyed(self, left: Sequence, right: Sequence, spot: Spot, setting: Setting) -> None:
        one = [identity_of(item, setting) for item in left.items]
        other = [identity_of(item, setting) for item in right.items]
        pairs = by_identity(one, other, lambda i, j: cost(left.items[i], right.items[j], self._words))
        if setting.items == "keyed" and setting.reordered in (Verdict.DENY, Verdict.REVIEW) and crossed(pairs):
            self.report(spot, left, right, moved=True)
        lonely = [i for i, j in pairs if j is None and i is not None]
        rest = [j for i, j in pairs if i is None and j is not None]
        meant = {self._named_meaning(left.items[i], spot, one[i], 0): i for i in lonely}
        for j in rest.copy():  # the same but for a name that one side leaves out, as it holds anyway
            i = meant.pop(self._named_meaning(right.items[j], spot, other[j], 1), None)
            if i is not None:
                lonely.remove(i)
                rest.remove(j)
        joined = met(lonely, rest, one, other, self._words, setting.keys)
        for pair in [*(p for p in pairs if None not in p), *joined]:
            self._items(left, right, pair, spot, left, right, one, other)

    def _items(
        self,
        left: Sequence,
        right: Sequence,
        pair: Pair,
        spot: Spot,
        ours: Node,
        theirs: Node,
        one: list[Identity] | None = None,
        other: list[Identity] | None = None,
    ) -> None:
        i, j = pair
        a = left.items[i] if i is not None else None
        b = right.items[j] if j is not None else None
        label = str(i if i is not None else j)
        if one is not None and other is not None:
            label = step_label(one[i] if i is not None else other[j or 0])
        states = spot.kind.step(spot.states, label, a, b)
        places = (spot.left.item(left, i, a), spot.right.item(right, j, b))
        below = spot.child(states, label, *places, i if i is not None else j or 0)
        if spot.setting.flags and (flag := flag_of(left, i, alone=b is None) or flag_of(right, j, alone=a is None)):
            below = replace(below, named=named_setting(flag))
        if is_short(ours, i) or is_short(theirs, j):  # written as one text: reported as that, not by its parts
            if a is None or b is None or self._meaning(a, below, 0) != self._meaning(b, below, 1):
                self.report(below, item_at(ours, i), item_at(theirs, j), shaped=(a, b))
        elif a is None or b is None:
            if not is_idle(a or b, below.setting) and not self._is_default_variable(a or b, below, int(a is None)):
                self.report(below, a, b)
        else:
            self.compare(a, b, below)

    def _is_default_variable(self, entry: Node | None, spot: Spot, side: int) -> bool:
        """Whether an entry gives a variable the value that it has anyway."""
        if not isinstance(entry, Tree) or {key_text(each.key) for each in entry.entries} != {"name", "value"}:
            return False
        value = entry.get("value")
        states = spot.kind.step(spot.states, "value", value)
        if value is None or spot.kind.setting(states).default is UNSET:
            return False
        return self._effects.is_default(value, spot.kind, states, side)

    def sets(self, left: Sequence, right: Sequence, spot: Spot, ours: Node, theirs: Node) -> None:
        only = self._only(left, right, spot)
        for i, j in named_alike(left, right, only):
            only[0].remove(i)
            only[1].remove(j)
            self._items(left, right, (i, j), spot, ours, theirs)
        if only[0] or only[1]:
            delta = Delta(tuple(shown(left.items[i]) for i in only[0]), tuple(shown(right.items[j]) for j in only[1]))
            self.report(spot, ours, theirs, delta=delta)

    def _only(self, left: Sequence, right: Sequence, spot: Spot) -> tuple[list[int], list[int]]:
        """Indices of members that only one side has; a member that comes twice is one."""
        one = {self._item_meaning(item, spot, i, 0): i for i, item in reversed(list(enumerate(left.items)))}
        other = {self._item_meaning(item, spot, j, 1): j for j, item in reversed(list(enumerate(right.items)))}
        return sorted(i for m, i in one.items() if m not in other), sorted(j for m, j in other.items() if m not in one)

    def _members(self, left: Sequence, right: Sequence, spot: Spot, ours: Node, theirs: Node) -> None:
        lonely, rest = self._only(left, right, spot)
        # Hosts and credentials are others in every environment, and belong together in their order.
        other = spot.setting.klass in (Class.HOST, Class.SECRET_REFERENCE) or len(rest) == 1
        limit = 9.0 if len(lonely) == len(rest) and other else ALIKE
        price = lambda i, j: cost(left.items[i], right.items[j], self._words)  # noqa: E731
        for pair in nearest(lonely, rest, price, limit):
            self._items(left, right, pair, spot, ours, theirs)


def _is_empty(node: Node | None) -> bool:
    return isinstance(node, Sequence) and not node.items


def _name(entry: Entry, fold: bool) -> str:
    return key_text(entry.key).lower() if fold else key_text(entry.key)
