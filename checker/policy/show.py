"""What `checkpolicy policy show` prints: every effective value with the place it comes from, and what was loosened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Sequence, key_text, plain
from checker.policy.model import Loosening, Policy


class Setting(Struct, frozen=True):
    """One value of the effective policy. `path` are the keys that lead to it; lists of single values stay whole, `at`
    then has each document that wrote a part of it."""

    path: tuple[str, ...]
    value: Any
    at: tuple[Location, ...]
    loosened: tuple[Loosening, ...] = ()


def settings(policy: Policy) -> tuple[Setting, ...]:
    """Every value in the order of the policy."""
    if policy.tree is None:
        return ()
    changes: dict[str, list[Loosening]] = {}
    for change in policy.loosened:
        changes.setdefault(change.setting, []).append(change)
    return tuple(
        Setting(path, value, places, tuple(changes.get(".".join(path), ())))
        for path, value, places in _leaves(policy.tree, ())
    )


def _leaves(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, tuple[Location, ...]]]:
    if isinstance(node, Mapping) and node.entries:
        for entry in node:
            yield from _leaves(entry.value, (*path, key_text(entry.key)))
        return
    if isinstance(node, Sequence) and any(isinstance(item, Mapping | Sequence) for item in node):
        for index, item in enumerate(node):
            yield from _leaves(item, (*path, str(index)))
        return
    items = node.items if isinstance(node, Sequence) else ()
    places = {(item.path, item.line): item.at for item in items} or {(node.path, node.line): node.at}
    yield path, plain(node), _first_of_each(places.values())


def _first_of_each(places: Any) -> tuple[Location, ...]:
    """The first place in each document: a list that grew over three policies names three."""
    result: dict[str, Location] = {}
    for place in places:
        result.setdefault(place.path, place)
    return tuple(result.values())
