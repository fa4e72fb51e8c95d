"""What invariants and owners are looked for in configurations. Knowledge is data: `invariants/*.yaml`, described by
`schemas/config-invariants.schema.json`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from msgspec import Struct

from checker.configs.invariants.invariant import Condition, Invariant, Mend, Repair, Unsafe
from checker.configs.kinds.paths import Patterns, split_pattern
from checker.documents.tree import plain

_FOLDER: Final = Path(__file__).parent
Entry = TypeVar("Entry")


class Assignment(Struct, frozen=True):
    """Where a configuration states the value of a carrier itself. `form`: `entry` (an object with `name` and `value`),
    `mapping` (names to values), `words` (a list of `name:value`), or `itself` (a variable that has the name)."""

    kind: str
    each: str
    form: str
    place: str
    name: str = ""
    value: str = ""
    variable: str = ""


class Resource(Struct, frozen=True):
    """What a configuration names that has an owner: it is known where one of these parts of the registry knows it."""

    kind: str
    each: str
    noun: str
    setting: tuple[tuple[str, ...], ...]
    registry: tuple[str, ...]
    variable: str


class Targets(Struct, frozen=True):
    """Lists of alternatives, of which another one answers where the first one fails: where each names its model."""

    kind: str
    each: str
    model: tuple[str, ...]
    provider: tuple[str, ...]


Sought = Assignment | Resource | Targets


@dataclass(frozen=True, slots=True)
class Book:
    """All that the files know, by what it is looked for with."""

    by_kind: Mapping[str, tuple[tuple[Invariant, ...], Patterns]] = field(repr=False)
    variables: tuple[Invariant, ...]
    named: Mapping[str, tuple[tuple[Sought, ...], Patterns]] = field(repr=False)
    assigned: tuple[Assignment, ...]  # by variables
    held: tuple[Resource, ...]  # in variables


@cache
def documents() -> tuple[Mapping[str, Any], ...]:
    from checker.documents.yaml import read_yaml_file

    names = sorted(name for name in os.listdir(_FOLDER) if name.endswith(".yaml"))  # noqa: PTH208
    return tuple(plain(read_yaml_file((_FOLDER / name).read_bytes(), name)) for name in names)


@cache
def invariants() -> tuple[Invariant, ...]:
    return tuple(
        _invariant(entry, kind)
        for document in documents()
        for kind in _kinds(document)
        for entry in document.get("invariants") or []
    )


@cache
def book() -> Book:
    kinds: dict[str, list[tuple[str, Invariant]]] = {}
    for each in invariants():
        for pattern in each.each:
            kinds.setdefault(each.kind, []).append((pattern, each))
    by_kind = {
        kind: (tuple(each for _, each in pairs), Patterns(tuple(pattern for pattern, _ in pairs)))
        for kind, pairs in kinds.items()
    }
    return Book(
        by_kind,
        tuple(each for each in invariants() if each.variable),
        _by_kind(
            (*_listed("assignments", _assignment), *_listed("resources", _resource), *_listed("targets", _targets))
        ),
        tuple(each for each in _listed("assignments", _assignment) if each.variable),
        tuple(each for each in _listed("resources", _resource) if each.variable),
    )


def _by_kind(entries: tuple[Sought, ...]) -> dict[str, tuple[tuple[Sought, ...], Patterns]]:
    kinds: dict[str, list[Sought]] = {}
    for each in entries:
        if each.kind:
            kinds.setdefault(each.kind, []).append(each)
    return {kind: (tuple(several), Patterns(tuple(each.each for each in several))) for kind, several in kinds.items()}


def _listed(section: str, make: Callable[[str, str, Mapping[str, Any]], Entry]) -> Iterator[Entry]:
    for document in documents():
        for entry in document.get(section) or []:
            for each in _several(entry.get("each", "")):
                for kind in _kinds(document):
                    yield make(kind, each, entry)


def _kinds(document: Mapping[str, Any]) -> tuple[str, ...]:
    """The kind that a file is about, and those that have the same settings."""
    return (document.get("kind", ""), *(document.get("also") or ()))


def _assignment(kind: str, each: str, entry: Mapping[str, Any]) -> Assignment:
    named = {key: entry.get(key, "") for key in ("form", "place", "name", "value", "variable")}
    return Assignment(kind, each, **named)


def _resource(kind: str, each: str, entry: Mapping[str, Any]) -> Resource:
    settings = tuple(steps(path) for path in _several(entry.get("setting", "")))
    return Resource(kind, each, entry["noun"], settings, tuple(entry["registry"]), entry.get("variable", ""))


def _targets(kind: str, each: str, entry: Mapping[str, Any]) -> Targets:
    return Targets(kind, each, steps(entry["model"]), steps(entry.get("provider", "")))


def _invariant(entry: Mapping[str, Any], kind: str) -> Invariant:
    level = entry.get("level", "error")
    when = entry.get("when") or []
    return Invariant(
        rule=entry["rule"],
        kind=kind,
        each=tuple(_several(entry.get("each") or [])),
        variable=entry.get("variable", ""),
        setting=steps(entry.get("setting", "")),
        unsafe=_unsafe(entry["unsafe"]),
        why=entry["why"],
        fix=entry["fix"],
        level=level,
        by_default=entry.get("by_default", level) if entry.get("by_default") != "off" else None,
        when=tuple(
            Condition(steps(each["setting"]), tuple(_words(each.get("is") or [])), each.get("like", ""))
            for each in _several(when)
        ),
        used_in=tuple(_several(entry.get("used_in") or [])),
        unless=entry.get("unless", ""),
        rewritten=tuple(steps(path) for path in entry.get("rewritten") or []),
        softened=tuple(steps(path) for path in entry.get("softened") or []),
        default=entry.get("default"),
        verb=entry.get("verb", ""),
        always=entry.get("always", False),
        open=entry.get("open", False),
        repair=_repair(entry.get("repair")),
    )


def _repair(written: Any) -> Repair | None:
    if isinstance(written, dict):
        value = written["set"]
        return Repair(Mend.SET, (str(value).lower() if isinstance(value, bool) else str(value),))
    return Repair(Mend(written)) if written is not None else None


def _unsafe(written: Mapping[str, Any]) -> Unsafe:
    return Unsafe(
        values=tuple(_words(written.get("is") or [])),
        like=written.get("like", ""),
        longer=written.get("longer"),
        below=written.get("below"),
        above=written.get("above"),
        but=written.get("except"),
        unit=written.get("unit", "number"),
        absent=written.get("absent", False),
        present=written.get("present", False),
        names=written.get("names", ""),
        part=written.get("part"),
        renamed=written.get("renamed"),
        matches=written.get("matches", ""),
        lacks=written.get("lacks", ""),
        partly=written.get("partly", False),
        within=written.get("within", False),
        also=tuple(steps(path) for path in written.get("also") or []),
        keyed=written.get("keyed", ""),
        lacks_word=written.get("lacks_word", ""),
        needs=written.get("needs", ""),
        program=written.get("program", ""),
        place=written.get("place", ""),
    )


def steps(path: str) -> tuple[str, ...]:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in split_pattern(path))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(values: list[Any]) -> Iterator[str]:
    for value in values:
        yield str(value).lower()
