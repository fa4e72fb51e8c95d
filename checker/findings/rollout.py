"""Findings that are warnings until a day. Takes plain values, as suppression and exemption do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.location import Location
from checker.findings.exemption import compile_glob
from checker.findings.model import Finding, Level


class Rollout(Struct, frozen=True):
    """What becomes an error on `error_from`: all of rule (id or name), field and path (glob) that are said must fit."""

    error_from: date
    rule: str | None = None
    field: str | None = None
    path: str | None = None
    at: Location = Location("", 0)


def becomes_error(
    rollouts: Iterable[Rollout], as_of: date, *, rule: str, name: str, fields: Sequence[str], paths: Sequence[str]
) -> date | None:
    """The day on which a finding becomes an error; None if it is one already. One about several fields does as soon as
    the first of them does, and is one at once if a field of it is not rolled out."""
    by_field: dict[str, date] = {}
    days: list[date] = []
    for rollout in rollouts:
        if rollout.error_from <= as_of or rollout.rule not in (None, rule, name):
            continue
        if rollout.path is not None and not any(compile_glob(rollout.path).fullmatch(path) for path in paths):
            continue
        if rollout.field is None:
            days.append(rollout.error_from)
        else:
            by_field[rollout.field] = max(rollout.error_from, by_field.get(rollout.field, rollout.error_from))
    if fields and all(field in by_field for field in fields):
        days.append(min(by_field[field] for field in fields))
    return max(days, default=None)


def roll_out(findings: Iterable[Finding], rollouts: Sequence[Rollout], as_of: date) -> tuple[Finding, ...]:
    """Findings that are errors later, as warnings that say the day."""
    if not rollouts:
        return tuple(findings)
    result = []
    for finding in findings:
        paths = [place.path for place in (finding.at, *finding.sites)]
        day = becomes_error(rollouts, as_of, rule=finding.rule, name=finding.name, fields=finding.fields, paths=paths)
        if day is not None and finding.level is Level.ERROR:
            finding = replace(finding, level=Level.WARNING, message=f"{finding.message} ({from_day(day)})")
        result.append(finding)
    return tuple(result)


def from_day(day: date) -> str:
    """What a finding says that is a warning until then."""
    return f"an error from {day.isoformat()}"
