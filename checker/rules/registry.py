"""The rules, found by folder: `checker/rules/<plane>/cp101_missing_metadata.py` is CP101 missing-metadata.

Ids and names come from file names, so listing them imports no rule; a rule's module is imported when it is asked for.
The order is that of ids.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from msgspec import Struct

from checker.errors import InputError
from checker.findings.model import LEVEL_ORDER, Level
from checker.rules.base import Rule, Subject

PLANES = ("policy", "suppressions", "code", "configs", "logs")
_FILE = re.compile(r"(cp\d{3})_(\w+)\.pyc?$")


class UnknownRuleError(InputError, ValueError):
    """A word that names no rule; `nearest` are the rules it resembles."""

    def __init__(self, word: str, nearest: tuple[str, ...], where: str = "") -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else "; `checkpolicy rules` lists them"
        super().__init__(f"{where}unknown rule {word!r}{hint}")
        self.word = word
        self.nearest = nearest


class Entry(Struct, frozen=True):
    """A rule as its file name says."""

    id: str
    name: str
    plane: str
    module: str

    def load(self) -> Rule:
        rule: Rule = self._import().RULE
        return rule

    def page(self) -> str:
        """The rule's page: the docstring of its module."""
        return (self._import().__doc__ or "").strip()

    def _import(self) -> ModuleType:
        return import_module(self.module)


@cache
def entries() -> tuple[Entry, ...]:
    """Every rule there is, by id."""
    found: dict[str, Entry] = {}
    for plane in PLANES:
        package = import_module(f"checker.rules.{plane}")
        for folder in package.__path__:
            for file in os.listdir(folder):  # noqa: PTH208
                if match := _FILE.fullmatch(file):
                    rule_id, words = match[1].upper(), match[2]
                    module = f"checker.rules.{plane}.{match[1]}_{words}"
                    found[rule_id] = Entry(rule_id, words.replace("_", "-"), plane, module)
    return tuple(found[key] for key in sorted(found))


@cache
def known_words() -> Mapping[str, str]:
    """Every word that names a rule (id or name) and the id that it stands for."""
    words = {entry.name: entry.id for entry in reversed(entries())}  # of several planes' rules, the first
    words.update((entry.id, entry.id) for entry in entries())
    return MappingProxyType(words)


def find(word: str) -> Entry:
    """The rule of that id (in any case) or name."""
    wanted = known_words().get(word.upper()) or known_words().get(word.lower())
    for entry in entries():
        if entry.id == wanted:
            return entry
    raise UnknownRuleError(word, nearest(word))


def select(words: Iterable[str]) -> frozenset[str]:
    """The ids that `words` stand for; each is an id, a name, a prefix of ids such as CP1, or ALL."""
    chosen: set[str] = set()
    for word in words:
        upper = word.strip().upper()
        group = [
            e.id for e in entries() if upper == "ALL" or (re.fullmatch(r"CP\d{0,2}", upper) and e.id.startswith(upper))
        ]
        group = group or [e.id for e in entries() if e.name == word.strip().lower()]  # a name may serve several planes
        chosen.update(group or (find(word.strip()).id,))
    return frozenset(chosen)


def nearest(word: str, cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to three rules whose id or name resembles `word`."""
    import difflib

    lowered = {key.lower(): key for key in known_words()}
    return tuple(lowered[match] for match in difflib.get_close_matches(word.lower(), list(lowered), n=3, cutoff=cutoff))


class Active(Mapping[str, Level | None]):
    """The level of every rule, by id; None is off. A rule's module is loaded when its level is asked for, so that a run
    on one plane does not pay for the others."""

    def __init__(
        self, levels: Mapping[str, Level | None], chosen: frozenset[str] | None, ignored: frozenset[str]
    ) -> None:
        self._levels = levels
        self._chosen = chosen
        self._ignored = ignored
        self._entries = {entry.id: entry for entry in entries()}
        self._known: dict[str, Level | None] = {}

    def __getitem__(self, rule: str) -> Level | None:
        if rule not in self._known:
            self._known[rule] = self._level(self._entries[rule])
        return self._known[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def _level(self, entry: Entry) -> Level | None:
        if entry.id in self._ignored or (self._chosen is not None and entry.id not in self._chosen):
            return None
        rule = entry.load()
        own = Level.NOTE if rule.preview else rule.level
        words = [word for word in (entry.id, entry.name) if word in self._levels]
        said = max((self._levels[word] for word in words), key=_strictness) if words else own
        return own if said is None and self._chosen is not None else said


def active(
    levels: Mapping[str, Level | None], *, chosen: frozenset[str] | None = None, ignored: frozenset[str] = frozenset()
) -> Mapping[str, Level | None]:
    """The level of every rule, by id: what the policy says (by id or name; the stricter one counts if it says both),
    else the rule's own, which is a note while it is a preview; None is off.

    `chosen` switches on what it names and nothing else, `ignored` switches off.
    """
    return Active(levels, chosen, ignored)


def _strictness(level: Level | None) -> int:
    return -1 if level is None else LEVEL_ORDER[level]


def subjects(levels: Mapping[str, Level | None], subject: Subject) -> tuple[Rule, ...]:
    """The rules that are on and judge `subject`."""
    rules = (e.load() for e in entries() if e.plane == subject.plane and levels.get(e.id) is not None)
    return tuple(rule for rule in rules if rule.subject is subject)
