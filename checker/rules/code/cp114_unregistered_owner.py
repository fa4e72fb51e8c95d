"""A request names a team, cost center or service that the owners registry does not know, or knows as another's.

Why it matters: the record is complete and well formed, and the cost is booked on a name that nobody answers for, or
on the budget of another team.

Bad:

    from openai import OpenAI
    OpenAI().responses.create(
        model="gpt-5", input="hi", extra_headers={"x-team-id": "team-serach", "x-cost-center": "CC-1001"}
    )

Good:

    from openai import OpenAI
    OpenAI().responses.create(
        model="gpt-5", input="hi", extra_headers={"x-team-id": "team-search", "x-cost-center": "CC-1001"}
    )

Not covered: values that the code does not tell: in the logs they are checked with each record. The registry is the
`owners.yaml` beside the policy, as it stands on the day of `--as-of`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from checker.code.callsite import CallSite, Sent, SentKind
from checker.findings.model import Evidence, Finding
from checker.policy.model import Policy
from checker.policy.problems import nearest
from checker.rules.base import Registry, Rule, Subject
from checker.rules.values import way_of

if TYPE_CHECKING:
    from checker.policy.owners import Owners, Team

_NOUNS = {"teams": "team", "cost_centers": "cost center", "services": "service", "keys": "key"}


def check(site: CallSite, policy: Policy, registry: Registry) -> Iterator[Finding]:
    told: set[Finding] = set()
    for context in site.sent:
        parts = {policy.fields[f.field].registry: f for f in context if _counts(f, context, policy)}
        for finding in (*_unknown(site, context, policy, registry), *_mismatched(site, parts, registry)):
            if finding not in told:
                told.add(finding)
                yield finding


def _counts(fact: Sent, context: tuple[Sent, ...], policy: Policy) -> bool:
    """Whether the context sends this constant and no other as a field of the registry."""
    return (
        fact.kind is SentKind.CONSTANT
        and policy.fields[fact.field].registry is not None
        and len({f.text for f in context if f.field == fact.field}) == 1
    )


def _unknown(site: CallSite, context: tuple[Sent, ...], policy: Policy, registry: Registry) -> Iterator[Finding]:
    for fact in context:
        part = policy.fields[fact.field].registry
        if fact.kind is not SentKind.CONSTANT or part not in _NOUNS or _known(part, fact.text, registry):
            continue
        yield Finding.fail(
            f'{site.target} names the {_NOUNS[part]} "{fact.text}", {_why(part, fact.text, registry)}',
            at=fact.at,
            evidence=way_of(site, fact),
            fix=f"name a {_NOUNS[part]} of {registry.owners.path}, or register this one there",
            fields=(fact.field,),
        )


def _known(part: str, value: str, registry: Registry) -> bool:
    return registry.owners.known(part, value, registry.as_of)


def _why(part: str, value: str, registry: Registry) -> str:
    """What the registry says instead: another day, a name like it, nothing."""
    owners, day = registry.owners, registry.as_of
    periods = [team for several in owners.teams.values() for team in several if value in _values(part, team)]
    if part == "keys":
        return f"which {owners.path} does not know on {day}{nearest(value, owners.keys)}"
    if periods:
        return f"which counted {_when(periods[-1], day)} by {owners.path}, not on {day}"
    known = sorted(
        {v for several in owners.teams.values() for t in several if day in t.period for v in _values(part, t)}
    )
    return f"which {owners.path} does not know{nearest(value, known)}"


def _values(part: str, team: Team) -> tuple[str, ...]:
    match part:
        case "teams":
            return (team.name,)
        case "cost_centers":
            return (team.cost_center,)
        case _:
            return team.services


def _when(team: Team, day: date) -> str:
    start, end = team.period.start, team.period.end
    if end is not None and end <= day:
        return f"until {end}"
    return f"from {start}"


def _mismatched(site: CallSite, parts: dict[str | None, Sent], registry: Registry) -> Iterator[Finding]:
    """A cost center or a service that is known, and another's than the team that is named with it."""
    named = parts.get("teams")
    team = registry.owners.team(named.text, registry.as_of) if named is not None else None
    if named is None or team is None:
        return
    center, service = parts.get("cost_centers"), parts.get("services")
    if center is not None and center.text != team.cost_center and _known("cost_centers", center.text, registry):
        yield _finding(
            site,
            center,
            team,
            team.cost_center,
            f"the cost center of {_of_center(registry.owners, center.text, registry)}",
        )
    if service is not None and service.text not in team.services and _known("services", service.text, registry):
        other = registry.owners.team_of_service(service.text, registry.as_of)
        yield _finding(
            site,
            service,
            team,
            " or ".join(team.services) or "none",
            f"a service of {other.name if other is not None else 'another team'}",
        )


def _of_center(owners: Owners, center: str, registry: Registry) -> str:
    teams = [t.name for several in owners.teams.values() for t in several if t.cost_center == center]
    return " and ".join(dict.fromkeys(name for name in teams if owners.team(name, registry.as_of) is not None))


def _finding(site: CallSite, fact: Sent, team: Team, own: str, whose: str) -> Finding:
    return Finding.fail(
        f'{site.target} names {team.name} with "{fact.text}", {whose}',
        at=fact.at,
        evidence=(*way_of(site, fact), Evidence(team.at, f"{team.name} is registered with {own}")),
        fix=f"send {own} with {team.name}",
        fields=(fact.field,),
    )


RULE = Rule(id="CP114", name="unregistered-owner", check=check, subject=Subject.OWNED_SITE)
