"""What was counted while following logs: in an interval, or since the beginning; kept in the checkpoint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from checker.findings.model import LEVEL_ORDER, Level
from checker.logs.records.runtime_sample import Stratum
from checker.logs.result import Violation

Check = tuple[str, str, str, str, str]  # rule, name, level, field, note


class Tally(Struct):
    """`records` were read, `judged` are those that the checks were asked of, `violating` of them fail one. `unreadable`
    lines are members of the population too; `excluded` are no requests, `outside` not in the window."""

    records: int = 0
    judged: int = 0
    violating: int = 0
    unreadable: int = 0
    excluded: int = 0
    outside: int = 0
    checks: Counter[Check] = field(default_factory=Counter)
    strata: dict[Stratum, list[int]] = field(default_factory=dict)  # seen, judged, violating

    def seen(self, stratum: Stratum) -> None:
        self.records += 1
        self.strata.setdefault(stratum, [0, 0, 0])[0] += 1

    def judge(self, stratum: Stratum, *, violating: bool) -> None:
        entry = self.strata[stratum]
        entry[1] += 1
        entry[2] += violating
        self.judged += 1
        self.violating += violating

    def violation(self, violation: Violation) -> None:
        self.checks[(violation.rule, violation.name, violation.level.value, violation.field, violation.note)] += 1

    def add(self, other: Tally) -> None:
        for name in ("records", "judged", "violating", "unreadable", "excluded", "outside"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.checks.update(other.checks)
        for stratum, numbers in other.strata.items():
            entry = self.strata.setdefault(stratum, [0, 0, 0])
            for index, number in enumerate(numbers):
                entry[index] += number

    @property
    def estimated(self) -> float:
        """Records that fail a check, of all that were read: each stratum's share of those judged, times those seen."""
        return sum(seen * violating / judged for seen, judged, violating in self.strata.values() if judged)

    def failing(self, fail_on: Level | None) -> int:
        if fail_on is None:
            return 0
        floor = LEVEL_ORDER[fail_on]
        return sum(number for key, number in self.checks.items() if LEVEL_ORDER[Level(key[2])] >= floor)

    def document(self) -> dict[str, Any]:
        return {
            "records": self.records,
            "judged": self.judged,
            "violating": self.violating,
            "unreadable": self.unreadable,
            "excluded": self.excluded,
            "outside": self.outside,
            "checks": [[*key, number] for key, number in sorted(self.checks.items())],
            "strata": [[list(key), *numbers] for key, numbers in sorted(self.strata.items())],
        }


class Summary(Struct, frozen=True):
    """`behind` bytes are there and not read yet, `pending` bytes are no whole lines yet. `not_looked_at`: rules that
    compare records."""

    at: float
    began: float
    interval: Tally
    total: Tally
    files: int
    behind: int
    pending: int
    rate: float
    floor: int
    by: tuple[str, ...]
    not_looked_at: tuple[str, ...]
    final: bool


def tally_of(document: Mapping[str, Any]) -> Tally:
    """What `document` wrote."""
    numbers = {name: document[name] for name in ("records", "judged", "violating", "unreadable", "excluded", "outside")}
    checks: Counter[Check] = Counter()
    for rule, name, level, field_name, note, number in document["checks"]:
        checks[(rule, name, level, field_name, note)] = number
    strata = {tuple(key): list(counts) for key, *counts in document["strata"]}
    return Tally(**numbers, checks=checks, strata=strata)
