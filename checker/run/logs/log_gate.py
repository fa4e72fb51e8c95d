"""What exceptions, rollout and baseline make of violations: the counterpart of `hiding` for logs, where counts come
from tables and a violation is one of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.location import Location
from checker.findings.baseline import Entry, Origin
from checker.findings.exemption import Exemption, covers
from checker.findings.model import BaselineRef, Level
from checker.findings.rollout import becomes_error, from_day
from checker.logs.audit.distributions import beta_quantile
from checker.logs.checks.sql import literal
from checker.logs.checks.tables import TEXTS
from checker.logs.result import CheckCount, HiddenCount, Violation
from checker.policy.model import Policy
from checker.run.gate.baseline import UNOWNED
from checker.run.gate.hiding import exemptions_of

LOGS: Final = "logs"  # in the place of a path: files of logs come and go
_CHANCE: Final = 0.01  # how often a share that did not grow may be called grown


class Kind(NamedTuple):
    """What violations are counted by."""

    rule: str
    name: str
    level: Level
    field: str
    note: str
    team: str


class LogBaseline(Struct, frozen=True):
    """What the baseline file at `path` has of logs."""

    path: str
    entries: tuple[Entry, ...]

    def left(self, found: Sequence[Entry]) -> BaselineRef:
        teams = Counter(entry.owner or UNOWNED for entry in found)
        ranked = tuple(sorted(teams.items(), key=lambda item: (-item[1], item[0])))
        return BaselineRef(self.path, len(self.entries), len(found), ranked)


@dataclass(slots=True)
class LogGate:
    """`counts` are violations that stay; `hidden` those that an exception hides, with its words and place."""

    policy: Policy
    as_of: date
    counts: Counter[Kind] = field(default_factory=Counter)
    hidden: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    used: set[Location] = field(default_factory=set)
    exemptions: tuple[Exemption, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.exemptions = tuple(exemptions_of(self.policy, self.as_of))

    def flags(self, table: str) -> str:
        """SQL: `, f0, f1, …`, per exemption whether its selector fits the record in `table`."""
        terms = []
        for number, exemption in enumerate(self.exemptions):
            asked = [(k, v) for k, v in exemption.selector.items() if k in TEXTS]
            fits = " AND ".join(f"coalesce({table}.{k}, '') = {literal(v)}" for k, v in asked) or "TRUE"
            terms.append(f", ({fits}) AS f{number}")
        return "".join(terms)

    def names(self) -> str:
        return "".join(f", f{number}" for number in range(len(self.exemptions)))

    def fits(self, value: Callable[[str], str]) -> tuple[bool, ...]:
        """The same for one record: `value` gives a column's text."""
        return tuple(
            all(value(k) == v for k, v in exemption.selector.items() if k in TEXTS) for exemption in self.exemptions
        )

    def level(self, rule: str, name: str, level: Level, field_name: str, path: str) -> tuple[Level, str]:
        """The level that holds today, and what a message says of it."""
        if level is not Level.ERROR or not self.policy.rollout:
            return level, ""
        fields = (field_name,) if field_name else ()
        day = becomes_error(self.policy.rollout, self.as_of, rule=rule, name=name, fields=fields, paths=(path,))
        return (level, "") if day is None else (Level.WARNING, f" ({from_day(day)})")

    def settled(self, violation: Violation, team: str, fits: Sequence[bool], number: int) -> Violation | None:
        """The violation as the rollout has it; None if an exception hides it. `number`: how many it stands for."""
        v = violation
        level, day = self.level(v.rule, v.name, v.level, v.field, v.path)
        kind = Kind(v.rule, v.name, level, v.field, v.note, team)
        return None if self.hides(kind, v.path, fits, number) else replace(v, level=level, message=v.message + day)

    def hides(self, kind: Kind, path: str, fits: Sequence[bool], number: int) -> bool:
        """Whether an exception hides violations of a source's records; counts them either way."""
        facts = {"field": kind.field, "note": kind.note}
        for exemption, fit in zip(self.exemptions, fits, strict=True):
            if not fit or exemption.rule not in (kind.rule, kind.name):
                continue
            known = {**facts, **{k: v for k, v in exemption.selector.items() if k in TEXTS}}
            if covers(exemption, (path,), known.copy):
                self.used.add(exemption.at)
                self.hidden[kind, f"{exemption.reason} ({exemption.owner})"] += number
                return True
        self.counts[kind] += number
        return False


class Settled(Struct, frozen=True):
    """`grown`: kinds that the baseline has with a smaller share; `found` its entries that still hold."""

    counts: Mapping[Kind, int]
    hidden: tuple[HiddenCount, ...]
    found: tuple[Entry, ...]
    grown: Mapping[Kind, Entry]


def settle(gate: LogGate, entries: Sequence[Entry], records: Mapping[str, int], population: int) -> Settled:
    """`records` per team. A share of violations that the baseline has stays hidden until it has grown by more than
    chance explains: its exact lower bound (Clopper and Pearson 1934, one-sided) is above the baseline's."""
    by_print = {entry.fingerprint: entry for entry in entries if entry.origin == Origin.LOGS.value}
    counts: dict[Kind, int] = {}
    hidden = [_hidden(kind, "exception", reason, n) for (kind, reason), n in gate.hidden.items() if n]
    found: list[Entry] = []
    grown: dict[Kind, Entry] = {}
    for kind, number in gate.counts.items():
        entry = by_print.get(fingerprint(kind)) if number else None
        if entry is None:
            counts[kind] = number
            continue
        found.append(entry)
        of = max(records.get(kind.team, 0) if kind.team else population, number)
        if has_grown(number, of, entry):
            counts[kind] = number
            grown[kind] = entry
        else:
            hidden.append(_hidden(kind, "baseline", "", number))
    return Settled(counts, tuple(sorted(hidden)), tuple(sorted(set(found))), grown)


def entries_of(gate: LogGate, records: Mapping[str, int], population: int) -> tuple[Entry, ...]:
    """What the scan found, as a baseline holds it: per team and check, the share of the records."""
    return tuple(
        Entry(
            LOGS,
            kind.rule,
            fingerprint(kind),
            fingerprint(kind),
            owner=kind.team,
            origin=Origin.LOGS.value,
            records=number,
            of=max(records.get(kind.team, 0) if kind.team else population, number),
        )
        for kind, number in gate.counts.items()
        if number
    )


def has_grown(number: int, of: int, entry: Entry) -> bool:
    """Whether `number` of `of` records is a higher rate than the baseline has. Where the rate may have grown by chance
    alone (`_CHANCE`), it has not.
    """
    if not entry.of or number * entry.of <= entry.records * of:
        return not entry.of
    return beta_quantile(_CHANCE, number, of - number + 1) > entry.records / entry.of


def fingerprint(kind: Kind) -> str:
    """By which violations of one kind are known again in a later scan."""
    import hashlib

    text = "\x00".join((kind.rule, kind.field, kind.note, kind.team))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def total(counts: Mapping[Kind, int]) -> tuple[CheckCount, ...]:
    """Over all teams."""
    summed: Counter[tuple[str, str, str, str, Level]] = Counter()
    for kind, number in counts.items():
        summed[kind.rule, kind.field, kind.note, kind.name, kind.level] += number
    return tuple(
        CheckCount(rule, name, level, field_name, note, number)
        for (rule, field_name, note, name, level), number in sorted(
            summed.items(), key=lambda item: (*item[0][:4], item[0][4].value)
        )
        if number
    )


def _hidden(kind: Kind, by: str, reason: str, number: int) -> HiddenCount:
    return HiddenCount(kind.rule, kind.name, kind.field, kind.note, kind.team, by, reason, number)
