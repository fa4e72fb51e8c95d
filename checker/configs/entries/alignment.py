"""Which entries of two lists belong together: minimal edits for ordered lists, identity for keyed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from msgspec import Struct

Pair = tuple[int | None, int | None]  # indices on the left and the right; None: only on the other side
_MAX_CELLS: Final = 250_000


class Alignment(Struct, frozen=True):
    """`pairs` in the order of the lists. `moved`: the entries that both have stand in another order."""

    pairs: tuple[Pair, ...]
    moved: bool = False


def align(
    left: Sequence[Hashable],
    right: Sequence[Hashable],
    cost: Callable[[int, int], float],
    kin: Callable[[int, int], bool] = lambda _i, _j: False,
) -> Alignment:
    """Ordered lists by the meaning of their entries. `cost` of taking one entry for another is 0 to 2; an entry that is
    added or removed costs 1. Entries in another order are found first, so that the rest is compared in its place.
    `kin`: whether two entries are the same one in two environments."""
    common = Counter(left) & Counter(right)
    ours, theirs = _kept(left, common), _kept(right, common)
    if [left[i] for i in ours] == [right[j] for j in theirs]:
        return _with_moved(_edits(left, right, cost), left, right, kin)
    matched = _matches(left, right, ours, theirs)
    rest_left = sorted(set(range(len(left))) - set(ours))
    rest_right = sorted(set(range(len(right))) - set(theirs))
    rest = _edits(
        [left[i] for i in rest_left], [right[j] for j in rest_right], lambda i, j: cost(rest_left[i], rest_right[j])
    )
    placed = [(None if i is None else rest_left[i], None if j is None else rest_right[j]) for i, j in rest]
    pairs = sorted(
        [*matched, *placed], key=lambda pair: (pair[0] if pair[0] is not None else pair[1] or 0, pair[0] is None)
    )
    return Alignment(tuple(pairs), moved=True)


def _with_moved(
    pairs: list[Pair], left: Sequence[Hashable], right: Sequence[Hashable], kin: Callable[[int, int], bool]
) -> Alignment:
    """What is gone in one place and added in another has moved there."""
    added = [j for i, j in pairs if i is None and j is not None]
    gone = [i for i, j in pairs if j is None and i is not None]
    moved: dict[int, int] = {}
    for same in (lambda i, j: left[i] == right[j], kin):
        for i in gone:
            there = next((j for j in added if same(i, j)), None) if i not in moved else None
            if there is not None:
                added.remove(there)
                moved[i] = there
    if not moved:
        return Alignment(tuple(pairs))
    there_now = set(moved.values())
    kept = [(i, moved.get(i, j) if i is not None else j) for i, j in pairs if i is not None or j not in there_now]
    return Alignment(tuple(kept), moved=True)


def by_identity(
    left: Sequence[Hashable], right: Sequence[Hashable], cost: Callable[[int, int], float]
) -> tuple[Pair, ...]:
    """Entries with the same identity, whatever their order; of several with one identity the most alike belong
    together. Those without a partner come with None."""
    theirs: dict[Hashable, list[int]] = {}
    for j, identity in enumerate(right):
        theirs.setdefault(identity, []).append(j)
    ours: dict[Hashable, list[int]] = {}
    for i, identity in enumerate(left):
        ours.setdefault(identity, []).append(i)
    pairs: list[Pair] = []
    for identity, members in ours.items():
        pairs.extend(nearest(members, theirs.pop(identity, []), cost))
    pairs.extend((None, j) for rest in theirs.values() for j in rest)
    return tuple(pairs)


def crossed(pairs: Sequence[Pair]) -> bool:
    """Whether the entries that both lists have stand in another order."""
    both = sorted((i, j) for i, j in pairs if i is not None and j is not None)
    return any(j > after for (_, j), (_, after) in pairwise(both))


def nearest(ours: list[int], theirs: list[int], cost: Callable[[int, int], float], limit: float = 9.0) -> list[Pair]:
    """Greedily the cheapest pairs first; those dearer than `limit` stay alone."""
    if len(ours) == len(theirs) == 1:
        return (
            [(ours[0], theirs[0])]
            if limit >= 9.0 or cost(ours[0], theirs[0]) <= limit
            else [(ours[0], None), (None, theirs[0])]
        )
    pairs: list[Pair] = []
    left, right = list(ours), list(theirs)
    if len(left) * len(right) > _MAX_CELLS:
        pairs = list(zip(left, right, strict=False))
        return [*pairs, *((i, None) for i in left[len(right) :]), *((None, j) for j in right[len(left) :])]
    for price, i, j in sorted((cost(i, j), i, j) for i in left for j in right):
        if i in left and j in right and price <= limit:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return [*sorted(pairs), *((i, None) for i in left), *((None, j) for j in right)]


def _kept(items: Sequence[Hashable], common: Counter[Hashable]) -> list[int]:
    left = Counter(common)
    kept = []
    for index, item in enumerate(items):
        if left[item] > 0:
            left[item] -= 1
            kept.append(index)
    return kept


def _matches(left: Sequence[Hashable], right: Sequence[Hashable], ours: list[int], theirs: list[int]) -> list[Pair]:
    places: dict[Hashable, list[int]] = {}
    for j in theirs:
        places.setdefault(right[j], []).append(j)
    return [(i, places[left[i]].pop(0)) for i in ours]


def _edits(left: Sequence[Hashable], right: Sequence[Hashable], cost: Callable[[int, int], float]) -> list[Pair]:
    """The cheapest way from one list to the other (Needleman and Wunsch), equal ends cut off first."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    n, m = len(left) - start - end, len(right) - start - end
    head: list[Pair] = [(k, k) for k in range(start)]
    tail: list[Pair] = [(len(left) - k, len(right) - k) for k in range(end, 0, -1)]
    if n * m > _MAX_CELLS:
        middle = _blocks(left[start : start + n], right[start : start + m])
    else:
        middle = _cheapest(
            n, m, lambda i, j: 0.0 if left[start + i] == right[start + j] else cost(start + i, start + j)
        )
    return [*head, *((None if i is None else i + start, None if j is None else j + start) for i, j in middle), *tail]


def _cheapest(n: int, m: int, cost: Callable[[int, int], float]) -> list[Pair]:
    table = [[0.0] * (m + 1) for _ in range(n + 1)]
    prices = [[cost(i, j) for j in range(m)] for i in range(n)]
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            options = []
            if i < n and j < m:
                options.append(prices[i][j] + table[i + 1][j + 1])
            if i < n:
                options.append(1 + table[i + 1][j])
            if j < m:
                options.append(1 + table[i][j + 1])
            table[i][j] = min(options, default=0.0)
    pairs: list[Pair] = []
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and table[i][j] == prices[i][j] + table[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif i < n and table[i][j] == 1 + table[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs


def _blocks(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """For very long lists: equal runs, and what lies between them paired in order."""
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, list(left), list(right), autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            shared = min(i2 - i1, j2 - j1)
            pairs.extend((i1 + k, j1 + k) for k in range(shared))
            i1, j1 = i1 + shared, j1 + shared
        pairs.extend((i, None) for i in range(i1, i2))
        pairs.extend((None, j) for j in range(j1, j2))
    return pairs
