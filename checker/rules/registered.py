"""The value which the owners registry leaves no choice about: what takes the place of a placeholder.

A team is told by the service, the key or the cost center that is sent with it, a cost center by the team; and where the
registry has one name only, that is it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.code.callsite import CallSite, Sent, SentKind
from checker.findings.model import Action, Carry, Edit
from checker.policy.model import Policy
from checker.rules.base import Registry

if TYPE_CHECKING:
    from checker.policy.owners import Owners, Team


def edits_to_name(
    site: CallSite, policy: Policy, fields: tuple[str, ...], registry: Registry | None
) -> tuple[Edit, ...]:
    """One edit per field, each at the place that gives the placeholder; none at all unless each field has one: a
    finding about several fields is settled as a whole or not."""
    if registry is None:
        return ()
    edits: dict[Edit, None] = {}
    for name in fields:
        found = {
            (fact, _registered(context, policy, name, registry))
            for context in site.sent
            for fact in context
            if fact.field == name and fact.kind is SentKind.PLACEHOLDER
        }
        if not found or any(value is None for _, value in found) or len({fact for fact, _ in found}) != len(found):
            return ()
        for fact, value in sorted(found, key=lambda pair: pair[0].at):
            way = Carry((fact.carrier.partition(" ")[2],), str(value), ((fact.text, str(value)),))
            edits[Edit(Action.VALUE, fact.at, (name,), True, (way,))] = None
    return tuple(edits)


def _registered(context: tuple[Sent, ...], policy: Policy, name: str, registry: Registry) -> str | None:
    """The one value of a field that the registry has for what the context sends; None: there is not exactly one."""
    owners, day = registry.owners, registry.as_of
    today = [team for several in owners.teams.values() for team in several if day in team.period]
    told: dict[str, set[str]] = {}
    for fact in context:
        part = policy.fields[fact.field].registry
        if fact.kind is SentKind.CONSTANT and part is not None:
            told.setdefault(part, set()).add(fact.text)
    fits = [team for team in today if all(_has(team, part, values, owners) for part, values in told.items())]
    values = {value for team in fits for value in _values(team, policy.fields[name].registry)}
    return values.pop() if len(values) == 1 else None


def _has(team: Team, part: str, values: set[str], owners: Owners) -> bool:
    if part == "keys":
        return all(any(key.team == team.name for key in owners.keys.get(value, ())) for value in values)
    return part not in ("teams", "cost_centers", "services") or values <= {*_values(team, part)}


def _values(team: Team, part: str | None) -> Iterator[str]:
    match part:
        case "teams":
            yield team.name
        case "cost_centers":
            yield team.cost_center
        case "services":
            yield from team.services
