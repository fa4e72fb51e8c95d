"""What is unsafe in one configuration for itself, and a setting that is.

An invariant names what has a setting (`each`, or a `variable`), the setting, and the values that are unsafe there. What
nobody wrote counts as the default of the kind (or of the invariant), for that is what the program does.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, Final

from msgspec import Struct

from checker.configs.loading.items import Item
from checker.configs.values.carriers import Hit
from checker.documents.location import Location


class Unsafe(Struct, frozen=True):
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


class Repair(Struct, frozen=True):
    """The one right answer to a breach, at the item which is at fault. `values`: of SET the value, of ADD the items."""

    mend: Mend
    values: tuple[str, ...] = ()


class Condition(Struct, frozen=True):
    """Another setting of the same owner (or variable beside it) that decides what this one means: one of `values`, or a
    text in which the regular expression `like` is found (without case)."""

    setting: tuple[str, ...]
    values: tuple[str, ...] = ()
    like: str = ""

    def holds(self, text: str) -> bool:
        return text in self.values if not self.like else re.search(self.like, text, re.IGNORECASE) is not None


class Invariant(Struct, frozen=True):
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


class Breach(Struct, frozen=True):
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


def shown_path(item: Item, *below: str) -> str:
    """The setting as its user knows it: `processors.attributes/scrub.actions`."""
    return ".".join(item.kind.as_written((*item.path, *below)))


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
