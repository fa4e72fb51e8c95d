"""Owners that a configuration names itself: values that it gives to carriers, and keys, teams and accounts."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

from msgspec import Struct

from checker.configs.invariants.invariant_book import Assignment, Resource, Sought, book
from checker.configs.kinds.paths import Patterns
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.values.carriers import Carried, Place, carried_by
from checker.documents.tree import Scalar
from checker.policy.model import Policy

_DYNAMIC: Final = ("$", "%", "{", "os.environ/")  # references, templates, operators of access logs


class Stated(Struct, frozen=True):
    """`carrier` of `field` is given the constant `value`."""

    item: Item
    carrier: str
    field: str
    value: str


class Named(Struct, frozen=True):
    """Something that has an owner (`noun`: consumer) is called `value`; one of these parts of the registry knows it."""

    item: Item
    noun: str
    value: str
    registry: tuple[str, ...]


def stated(config: ConfigFile, policy: Policy) -> Iterator[Stated]:
    carried = carried_by(policy)
    for single in config.single():
        owners = [(entry, owner) for entry, owner in sightings(single) if isinstance(entry, Assignment)]
        for given in book().assigned:
            owners += [(given, item) for name, item in single.variables() if fnmatchcase(name, given.variable)]
        for entry, owner in owners:
            for name, item in _pairs(entry, owner):
                yield from _stated(entry, carried, name, item)


def named(config: ConfigFile) -> Iterator[Named]:
    for single in config.single():
        for held in book().held:
            for name, variable in single.variables():
                if name == held.variable and (value := constant(variable)):
                    yield Named(variable, held.noun, value, held.registry)
        for entry, owner in sightings(single):
            for setting in entry.setting if isinstance(entry, Resource) else ():
                item = owner.get(*setting)
                if isinstance(entry, Resource) and item is not None and (value := constant(item)):
                    yield Named(item, entry.noun, value, entry.registry)
                    if entry.kind == "kong-ai":
                        break  # a consumer's custom_id is what the registry knows; its user name only without one


def sightings(single: ConfigFile) -> tuple[tuple[Sought, Item], ...]:
    """What the patterns of assignments, resources and targets find in one document, walked once for all rules."""
    if "sightings" not in single.memo:
        kind = single.documents[0].kind.name
        entries, patterns = book().named.get(kind, ((), Patterns(())))
        found = single.search(kind, patterns) if entries else ()
        single.memo["sightings"] = tuple((entries[number], item) for numbers, item in found for number in numbers)
    result: tuple[tuple[Sought, Item], ...] = single.memo["sightings"]
    return result


def constant(item: Item) -> str:
    """The item's text, empty if it is none or something else decides it."""
    text = str(item.value).strip() if isinstance(item.node, Scalar) and item.node.value is not None else ""
    return "" if any(mark in text for mark in _DYNAMIC) else text


def _pairs(entry: Assignment, owner: Item) -> Iterator[tuple[str, Item]]:
    match entry.form:
        case "entry":
            name, value = owner.get(entry.name), owner.get(entry.value)
            if name is not None and value is not None:
                yield str(name.value), value
        case "itself":
            yield _variable_of(owner).lower(), owner
        case "words":
            for item in owner.items():
                yield str(item.value).partition(":")[0].strip(), item
        case _:
            for item in owner.items():
                if isinstance(item.node, Scalar):
                    yield item.name, item
                else:
                    yield from ((item.name, below) for below in item.items())


def _variable_of(item: Item) -> str:
    """The variable whose value an item is, also in a list of {name, value}."""
    return item.path[-2] if item.name == "value" and len(item.path) > 1 else item.name


def _stated(entry: Assignment, carried: Carried, name: str, item: Item) -> Iterator[Stated]:
    if not isinstance(item.node, Scalar):
        return
    value = constant(item)
    if entry.form == "words":
        value = value.partition(":")[2].strip()
    if value or (item.node.value == "" and entry.form != "words"):
        for hit in carried.named(Place(entry.place), name):
            if entry.form == "itself" and not (value and carried.pay((hit.field,))):
                continue  # of variables those that say who pays; an empty one is filled elsewhere
            yield Stated(item, hit.name, hit.field, value)
