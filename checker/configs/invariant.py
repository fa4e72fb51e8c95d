"""What is unsafe in one configuration for itself. Knowledge is data: `invariants/*.yaml`, described by
`schemas/config-invariants.schema.json`.

An invariant names what has a setting (`each`, or a `variable`), the setting, and the values that are unsafe there. What
nobody wrote counts as the default of the kind (or of the invariant), for that is what the program does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from checker.configs.carriers import Hit
from checker.configs.configfile import Item
from checker.configs.paths import Patterns, split_pattern
from checker.documents.location import Location
from checker.documents.tree import plain

_FOLDER: Final = Path(__file__).with_name("invariants")
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Which values are unsafe; of several tests each one for itself.

    values           these words
    below, above     numbers in `unit`, or the name of a number of the policy (`logs.retention.records`)
    but              a number that means something else, such as 0 for no limit
    like             a regular expression that is found in it, without case
    longer           more characters than this
    absent, present  that nothing, or anything, is written
    names            a carrier's name in this place; `part`: which part of `x-team-id:other` or `team_id other` it is;
                     `renamed`: the part that is the new name
    matches          a regular expression over carriers' names
    lacks            the list does not have every carrier; `also`: other lists that count; `partly`: only if it has one
                     that says who pays; `within`: the names stand in longer texts
    keyed            the setting's own name is a carrier's in this place, and its value one of `values`
    lacks_word       a list in one text does not have this word, and the policy has carriers in the place `needs`
    program          a language whose statements take carriers away; `place` says where its names stand
    """

    values: tuple[str, ...] = ()
    like: str = ""
    longer: int | None = None
    below: float | str | None = None
    above: float | str | None = None
    but: float | None = None
    unit: str = "number"
    absent: bool = False
    present: bool = False
    names: str = ""
    part: int | None = None
    renamed: int | None = None
    matches: str = ""
    lacks: str = ""
    partly: bool = False
    within: bool = False
    also: tuple[tuple[str, ...], ...] = ()
    keyed: str = ""
    lacks_word: str = ""
    needs: str = ""
    program: str = ""
    place: str = ""


class Mend(Enum):
    """SET: write another value. ADD: name what a list lacks. REMOVE: take the item out of its list."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Repair:
    """The one right answer to a breach, at the item which is at fault. `values`: of SET the value, of ADD the items."""

    mend: Mend
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Another setting of the same owner (or variable beside it) that decides what this one means: one of `values`, or a
    text in which the regular expression `like` is found (without case)."""

    setting: tuple[str, ...]
    values: tuple[str, ...] = ()
    like: str = ""

    def holds(self, text: str) -> bool:
        return text in self.values if not self.like else re.search(self.like, text, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Invariant:
    """What is unsafe, where and why.

    used_in     lists, one of which must name the component
    unless      something in the component that makes it safe
    rewritten   settings of the owner that write a carrier again
    softened    settings of the owner that may spare what is billed: with one of them it is a warning
    default     what holds where nothing is written and the kind says nothing
    by_default  the level of what nobody wrote; None: such a thing is left alone
    always      what nobody wrote counts in a file that shows no sign of LLM calls, too
    open        whether it is unsafe is decided elsewhere
    repair      what mends it, where there is one right answer
    """

    rule: str
    kind: str
    each: tuple[str, ...]
    variable: str
    setting: tuple[str, ...]
    unsafe: Unsafe
    why: str
    fix: str
    level: str
    by_default: str | None
    when: tuple[Condition, ...]
    used_in: tuple[str, ...]
    unless: str
    rewritten: tuple[tuple[str, ...], ...]
    softened: tuple[tuple[str, ...], ...]
    default: Any
    verb: str
    always: bool
    open: bool
    repair: Repair | None = None


class State:
    """How a breach came about."""

    WRITTEN: Final = "written"
    DEFAULT: Final = "default"
    ABSENT: Final = "absent"


@dataclass(frozen=True, slots=True)
class Breach:
    """A setting with an unsafe value. `setting`: as its user knows it (`exporters.otlp.sending_queue.enabled`).

    `owner`: what it belongs to. `hits`: the carriers that it takes away. `verb`: how it does (`deletes`)."""

    item: Item
    owner: Item
    setting: str
    state: str
    level: str
    why: str
    fix: str
    verb: str = ""
    hits: tuple[Hit, ...] = ()
    at: Location | None = None
    shown: str | None = None
    open: bool = False
    repair: Repair | None = None

    @property
    def place(self) -> Location:
        return self.at or self.item.at


def shown_path(item: Item) -> str:
    """The setting as its user knows it: `processors.attributes/scrub.actions`."""
    return ".".join(item.path)


def breach_at(
    item: Item,
    verb: str,
    *,
    why: str,
    fix: str,
    owner: Item | None = None,
    setting: str | None = None,
    level: str = "error",
    hits: tuple[Hit, ...] = (),
    explicit: bool = True,
    repair: Repair | None = None,
) -> Breach:
    """A breach that code has found. `setting`: what does it, the item's own path if it is not said."""
    state = State.WRITTEN if explicit else State.DEFAULT
    return Breach(item, owner or item, setting or shown_path(item), state, level, why, fix, verb, hits, repair=repair)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where a configuration states the value of a carrier itself. `form`: `entry` (an object with `name` and `value`),
    `mapping` (names to values), `words` (a list of `name:value`), or `itself` (a variable that has the name)."""

    kind: str
    each: str
    form: str
    place: str
    name: str = ""
    value: str = ""
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """What a configuration names that has an owner: it is known where one of these parts of the registry knows it."""

    kind: str
    each: str
    noun: str
    setting: tuple[tuple[str, ...], ...]
    registry: tuple[str, ...]
    variable: str


@dataclass(frozen=True, slots=True)
class Targets:
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
        _invariant(entry, document.get("kind", ""))
        for document in documents()
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
                yield make(document.get("kind", ""), each, entry)


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
