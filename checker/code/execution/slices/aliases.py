"""Names of a function that may lead to one object, so that a change through one is seen through another.

    job = {"headers": headers}
    job["headers"].pop("team")      # what `headers` holds has changed, and the statement does not name it

Flow-insensitive, hence a superset: which name may hold what another one does is gathered from all statements, and what
is changed through any name that may lead to a name of the slice must not be left out of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from checker.code.execution.values import BUILTINS
from checker.code.source.summary import last_word

# What these give is a text, a number or a truth value of their own.
_SCALARS = frozenset({"const", "fstring", "compare", "not", "unary", "unknown", "slice"})


class Sharing(NamedTuple):
    """After it, each of `holders` may be, hold, or be held by what one of `held` leads to."""

    holders: frozenset[str]
    held: frozenset[str]


def shared_by(node: object, words: frozenset[str], made: Container[str]) -> Iterator[str]:
    """Names (`.x` for an attribute) that lead to what a value may be or hold. What a call named by one of `words`
    gives, which the slice is made for, is the provider's. A function that is called counts: it may give the same object
    each time. So does a class that was `made` here, while others make a new object."""
    if not isinstance(node, tuple) or not node:
        return
    if not isinstance(node[0], str):
        for part in node:
            yield from shared_by(part, words, made)
        return
    kind = node[0]
    if kind in _SCALARS:
        return
    if kind == "name":
        yield node[2]
    elif kind == "attr":
        yield f".{node[3]}"
        if node[2][0] != "name" or node[2][2] not in ("self", "cls"):
            yield from shared_by(node[2], words, made)
    elif kind == "index":
        yield from shared_by(node[2], words, made)
    elif kind == "call":
        if last_word(node[3]) not in words:
            if node[3][0] != "name" or node[3][2] in made or _may_keep(node[3][2]):
                yield from shared_by(node[3], words, made)
            for _, _, value in node[4]:
                yield from shared_by(value, words, made)
    elif kind == "if":
        yield from shared_by(node[3:], words, made)
    elif kind == "lambda":
        yield from shared_by(node[3], words, made)
    else:
        for part in node[1:]:
            yield from shared_by(part, words, made)


def _may_keep(name: str) -> bool:
    """Whether what is called by a bare name may be a function that gives what it gave before."""
    return name not in BUILTINS and not name.lstrip("_")[:1].isupper()


def leading_to(names: set[str], sharings: Iterable[Sharing], changed: frozenset[str]) -> set[str]:
    """Of the names through which something is changed, and of those on the way, the ones that may lead to `names`."""
    below: dict[str, set[str]] = {}
    above: dict[str, set[str]] = {}
    for holders, held in sharings:
        for holder in holders:
            below.setdefault(holder, set()).update(held)
        for name in held:
            above.setdefault(name, set()).update(holders)
    related = set(names)
    waiting = list(names)
    while waiting:
        fresh = above.get(waiting.pop(), set()) - related
        related |= fresh
        waiting += fresh
    out: set[str] = set()
    waiting = list((changed & related) - names)
    while waiting:
        name = waiting.pop()
        if name not in out:
            out.add(name)
            waiting += (below.get(name, set()) & related) - names
    return out
