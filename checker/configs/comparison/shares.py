"""Lists among whose entries calls are divided by weights: only the proportions of these count.

Sources: Portkey's documentation of load balancing, the Gateway API (`weight`), Kong's of upstreams, LiteLLM's router
(`weight` among the deployments of one name).
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from checker.configs.entries.alignment import Pair, by_identity, nearest
from checker.configs.entries.identity import Identity, identity_of, keyed_alike
from checker.configs.entries.likeness import BOTH, cost, met
from checker.configs.kinds.kind import Setting, Verdict
from checker.configs.values.units import measure
from checker.configs.values.words import Words
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text

_Path = tuple[str, ...]


def without_same_shares(left: Sequence, right: Sequence, setting: Setting, words: Words) -> tuple[Sequence, Sequence]:
    """Both lists without the weights, where each entry has the same share on either side: 0.5 and 0.5 are 1 and 1.
    Where several entries have one name, calls to that name are divided among them."""
    path = tuple((setting.shares or "").split("."))
    one, other = (replace(items, items=tuple(_without(i, path) for i in items.items)) for items in (left, right))
    keyed = keyed_alike(one, other, setting)
    names = [identity_of(item, keyed) for item in one.items] if keyed is not None else []
    shared = len(set(names)) < len(names)
    pairs = _together(one, other, setting, words)
    groups: dict[Identity, list[Pair]] = {}
    for i, j in pairs:
        groups.setdefault(names[i] if shared and i is not None else (), []).append((i, j))
    same = [pair for group in groups.values() if _same_shares(group, left, right, path) for pair in group]
    ours, theirs = {i for i, _ in same}, {j for _, j in same}
    return (
        replace(left, items=tuple(one.items[i] if i in ours else item for i, item in enumerate(left.items))),
        replace(right, items=tuple(other.items[j] if j in theirs else item for j, item in enumerate(right.items))),
    )


def _same_shares(group: list[Pair], left: Sequence, right: Sequence, path: _Path) -> bool:
    """Whether weights differ, and in one proportion."""
    if any(i is None or j is None for i, j in group):
        return False
    ours = _weights([left.items[i] for i, _ in group if i is not None], path)
    theirs = _weights([right.items[j] for _, j in group if j is not None], path)
    if ours is None or theirs is None:
        return False
    ratios = {a / b for a, b in zip(ours, theirs, strict=True)}
    return len(ratios) == 1 and ratios != {Fraction(1)}


def _together(left: Sequence, right: Sequence, setting: Setting, words: Words) -> list[Pair]:
    """Which entries belong together: by name, by their place where the order counts, else by what they are."""
    price = lambda i, j: cost(left.items[i], right.items[j], words)  # noqa: E731
    keyed = keyed_alike(left, right, setting)
    if keyed is not None:
        one, other = ([identity_of(item, keyed) for item in items.items] for items in (left, right))
        pairs = by_identity(one, other, price)
        lonely = [i for i, j in pairs if j is None and i is not None]
        rest = [j for i, j in pairs if i is None and j is not None]
        return [*(pair for pair in pairs if None not in pair), *met(lonely, rest, one, other, words)]
    ours, theirs = list(range(len(left.items))), list(range(len(right.items)))
    if setting.reordered is not Verdict.ALLOW:
        pad = max(len(ours), len(theirs))
        return [(n if n < len(ours) else None, n if n < len(theirs) else None) for n in range(pad)]
    return nearest(ours, theirs, price, BOTH)


def _weights(items: list[Node], path: _Path) -> list[Fraction] | None:
    """The weight of every entry, 1 each where none has one; None if one is no number, keeps all calls away, or is
    left out beside others (what holds there depends on the product)."""
    if not all(isinstance(item, Mapping) for item in items):
        return None
    written = [_below(item, path) for item in items]
    if all(node is None for node in written):
        return [Fraction(1)] * len(written)
    found = [measure(n.value, n.text, "number") for n in written if isinstance(n, Scalar)]
    positive = [weight for weight in found if weight is not None and weight > 0]
    return positive if len(positive) == len(written) else None


def _below(item: Node | None, path: _Path) -> Node | None:
    for step in path:
        item = item.get(step) if isinstance(item, Mapping) else None
    return item


def _without(item: Node, path: _Path) -> Node:
    if not isinstance(item, Mapping):
        return item
    entries: list[Entry] = []
    for entry in item.entries:
        if key_text(entry.key) != path[0]:
            entries.append(entry)
        elif len(path) > 1:
            entries.append(replace(entry, value=_without(entry.value, path[1:])))
    return replace(item, entries=tuple(entries))
