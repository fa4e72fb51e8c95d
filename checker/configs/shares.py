"""Lists among whose entries calls are divided by weights: only the proportions of these count.

Sources: Portkey's documentation of load balancing, the Gateway API (`weight`), Kong's of upstreams.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checker.configs.alignment import Pair, nearest
from checker.configs.identity import identity_of, keyed_alike
from checker.configs.kind import Setting, Verdict
from checker.configs.likeness import BOTH, cost
from checker.configs.units import measure
from checker.configs.words import Words
from checker.documents.tree import Mapping, Node, Scalar, Sequence, key_text


def without_same_shares(left: Sequence, right: Sequence, setting: Setting, words: Words) -> tuple[Sequence, Sequence]:
    """Both lists without the weights, where each entry has the same share on either side: 0.5 and 0.5 are 1 and 1."""
    name = setting.shares or ""
    ours, theirs = (_weights(items, name) for items in (left, right))
    if ours is None or theirs is None or len(ours) != len(theirs):
        return left, right
    one, other = _stripped(left, name), _stripped(right, name)
    pairs = _together(one, other, setting, words)
    ratios = {ours[i] / theirs[j] for i, j in pairs if i is not None and j is not None}
    if len(pairs) != len(ours) or len(ratios) != 1 or ratios == {1}:
        return left, right
    return one, other


def _together(left: Sequence, right: Sequence, setting: Setting, words: Words) -> list[Pair]:
    """Which entries belong together: by name, by their place where the order counts, else by what they are."""
    keyed = keyed_alike(left, right, setting)
    if keyed is not None:
        places = {identity_of(item, keyed): number for number, item in enumerate(right.items)}
        named = [(i, places.get(identity_of(item, keyed))) for i, item in enumerate(left.items)]
        return [] if any(j is None for _, j in named) else [*named]
    numbers = list(range(len(left.items)))
    if setting.reordered is not Verdict.ALLOW:
        return [(number, number) for number in numbers]
    return nearest(numbers, numbers, lambda i, j: cost(left.items[i], right.items[j], words), BOTH)


def _weights(items: Sequence, name: str) -> list[Fraction] | None:
    """The weight of every entry, 1 each where none has one; None if one is no number, keeps all calls away, or is
    left out beside others (what holds there depends on the product)."""
    if not all(isinstance(item, Mapping) for item in items.items):
        return None
    written = [item.get(name) for item in items.items if isinstance(item, Mapping)]
    if all(node is None for node in written):
        return [Fraction(1)] * len(written)
    found = [measure(n.value, n.text, "number") for n in written if isinstance(n, Scalar)]
    positive = [weight for weight in found if weight is not None and weight > 0]
    return positive if len(positive) == len(written) else None


def _stripped(items: Sequence, name: str) -> Sequence:
    return replace(items, items=tuple(_without(item, name) for item in items.items))


def _without(item: Node, name: str) -> Node:
    assert isinstance(item, Mapping)
    return replace(item, entries=tuple(entry for entry in item.entries if key_text(entry.key) != name))
