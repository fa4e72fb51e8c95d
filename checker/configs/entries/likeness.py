"""How far one entry of a list is from another: what decides which of them belong together."""

from __future__ import annotations

from collections import Counter
from typing import Final

from checker.configs.entries.alignment import Pair
from checker.configs.entries.identity import Identity, value_at
from checker.configs.values.hosts import is_host_text, may_be_host
from checker.configs.values.words import Words
from checker.documents.tree import Mapping, Node, Scalar, Sequence, key_text

ALIKE: Final = 0.3  # the price of a change that only swaps the environment's name
BOTH: Final = 2.0  # the price of a removal and an addition: what is dearer to change is another entry
_UNLIKE: Final = 2.1  # dearer than a removal and an addition
_NAMING: Final = frozenset(
    {"name", "key", "id", "metadataKey", "context", "statement", "pattern", "alias", "type", "model"}
)
_HOSTS: Final = frozenset({"host", "hostname"})
_DEPTH: Final = 4


def cost(left: Node, right: Node, words: Words, depth: int = 0) -> float:
    """0 for the same, 2 for what has nothing in common."""
    match left, right:
        case Scalar(), Scalar():
            one, other = left.text, right.text
            if left.value == right.value:
                return 0.0
            if words.same_but_for_environment(one, other):
                return ALIKE
            return 1.0 if len(one) < 40 or _overlap(one.split(), other.split()) > 0.5 else 1.9
        case Mapping(), Mapping():
            return _mapping_cost(left, right, words, depth)
        case Sequence(), Sequence():
            return 1.0
        case _:
            return _UNLIKE


def same_entry(left: Node, right: Node, words: Words) -> bool:
    """Entries that name the same thing and say the same of it, but for the environment."""
    names = [value_at(side, (key,)) for side in (left, right) for key in ("key", "name")]
    return names[:2] == names[2:] and any(names) and cost(left, right, words) == 0


def _mapping_cost(left: Mapping, right: Mapping, words: Words, depth: int) -> float:
    ours = {key_text(e.key): e.value for e in left.entries}
    theirs = {key_text(e.key): e.value for e in right.entries}
    shared = naming = 0.0
    for name in ours.keys() | theirs.keys():
        weight = 3.0 if name in _NAMING else 1.0
        naming += weight
        if name not in ours or name not in theirs:
            continue
        a, b = ours[name], theirs[name]
        if isinstance(a, Scalar) and isinstance(b, Scalar):
            alike = a.value == b.value or words.same_but_for_environment(a.text, b.text)
            shared += weight if alike else 0.0
        elif isinstance(a, Mapping) and isinstance(b, Mapping) and depth < _DEPTH:
            shared += 1 - _mapping_cost(a, b, words, depth + 1) / _UNLIKE
        elif type(a) is type(b):
            shared += 0.5
    return _UNLIKE * (1 - shared / naming) if naming else 0.0


def met(
    lonely: list[int],
    rest: list[int],
    one: list[Identity],
    other: list[Identity],
    words: Words,
    keys: tuple[tuple[str, ...], ...] = (),
) -> list[Pair]:
    """Entries whose identity is the same but for the environment's name belong together as well, and so do those that
    are known by a host, in their order, where both sides have as many. `lonely` and `rest` are the indices of those
    without a partner on either side; `keys` what the parts of an identity are called."""
    left_over = list(rest)
    pairs: list[Pair] = []
    for i in lonely:
        j = next((j for j in left_over if _same_identity(one[i], other[j], words)), None)
        if j is not None:
            left_over.remove(j)
        pairs.append((i, j))
    alone = [i for i, j in pairs if j is None and i is not None]
    if len(alone) == len(left_over):
        partners = dict(zip(alone, left_over, strict=True))
        called = [key[-1] in _HOSTS if key else False for key in keys]
        if all(_are_hosts(one[i], other[j], called) for i, j in partners.items()):
            return [(i, partners.get(i) if j is None and i is not None else j) for i, j in pairs]
    return [*pairs, *((None, j) for j in left_over)]


def _are_hosts(left: Identity, right: Identity, called: list[bool]) -> bool:
    """`called`: whether a part is called a host, so that it is one whatever its ending is."""
    hosts = (*called, *(False for _ in left))
    return len(left) == len(right) and all(
        a == b or (_is_host(a, called=named) and _is_host(b, called=named))
        for a, b, named in zip(left, right, hosts, strict=False)
    )


def _is_host(text: str, *, called: bool) -> bool:
    return is_host_text(text) or (called and "." in text and may_be_host(text))


def _same_identity(left: Identity, right: Identity, words: Words) -> bool:
    """Equal but for the environment's name, and for what one of them leaves out behind the first name."""
    return len(left) == len(right) and all(
        a == b or words.same_but_for_environment(a, b) or (number > 0 and not (a and b) and bool(left[0]))
        for number, (a, b) in enumerate(zip(left, right, strict=True))
    )


def _overlap(left: list[str], right: list[str]) -> float:
    total = len(left) + len(right)
    return 2 * sum((Counter(left) & Counter(right)).values()) / total if total else 0.0
