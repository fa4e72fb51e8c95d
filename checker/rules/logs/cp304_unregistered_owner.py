"""The owner that a record names is not in the owners registry, or its parts do not belong together on that day.

Why it matters: the charge goes to a budget that does not exist, or to one that did not order it.

Bad:

    # log.jsonl, where team-search has the cost center CC-1001
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"team_id": "team-search", "cost_center": "CC-1002"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"team_id": "team-search", "cost_center": "CC-1001"}}}

A key that the registry does not have is reported where it has others of the same log.

Not covered: tags that contradict the key they came with are CP314. Without an owners registry the rule does not run,
and the report says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from checker.logs.checks.checks import RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.checks.sql import literal
from checker.logs.records.expressions import (
    SEPARATOR,
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Joined,
    Length,
    Matches,
    Micros,
    Not,
    OneOf,
    Predicate,
    Text,
    Value,
)
from checker.policy.owners import Owners, Period
from checker.policy.record_schema import placeholder_pattern
from checker.rules.base import Rule, Subject


def check(context: RecordContext) -> list[RecordCheck]:
    owners = context.owners
    if owners is None:
        return []
    return [
        RecordCheck(field, when, message)
        for field, when, message in _checks(owners, context)
        if context.mapping.possible(field)
    ]


def _checks(owners: Owners, context: RecordContext) -> Iterator[tuple[str, Predicate, str]]:
    teams = [team for periods in owners.teams.values() for team in periods]
    known_team = in_force((team.name, team.period) for team in teams)
    yield "team_id", _unknown(Text("team_id"), known_team, context), "team {team_id} is not in the owners registry"
    centers = in_force((team.cost_center, team.period) for team in teams)
    pairs = in_force((team.name + SEPARATOR + team.cost_center, team.period) for team in teams)
    team_and_center = Joined((Text("team_id"), Text("cost_center")))
    unknown_center = _unknown(Text("cost_center"), centers, context)
    yield "cost_center", unknown_center, "cost center {cost_center} is not in the owners registry"
    contradiction = AllOf(
        (
            _known(Text("team_id"), known_team),
            _known(Text("cost_center"), centers),
            Not(_known(team_and_center, pairs)),
        )
    )
    yield "cost_center", contradiction, "cost center {cost_center} is not that of team {team_id}"
    listed = [(service, team) for team in teams for service in team.services]
    if listed:
        services = in_force((service, team.period) for service, team in listed)
        theirs = in_force((team.name + SEPARATOR + service, team.period) for service, team in listed)
        name = Text("service_endpoint")
        yield (
            "service_endpoint",
            _unknown(name, services, context),
            "service {service_endpoint} is not in the owners registry",
        )
        wrong = AllOf(
            (
                _known(Text("team_id"), known_team),
                _known(name, services),
                Not(_known(Joined((Text("team_id"), name)), theirs)),
            )
        )
        yield "service_endpoint", wrong, "service {service_endpoint} is not one of team {team_id}"
    if "api_key_id" in context.policy.fields and context.policy.fields["api_key_id"].registry == "keys":
        keys = in_force((key.name, key.period) for periods in owners.keys.values() for key in periods)
        yield (
            "api_key_id",
            _unknown(Text("api_key_id"), keys, context),
            "key {api_key_id} is not in the owners registry",
        )


def check_set(context: SetContext) -> list[SetCheck]:
    """Keys that the registry does not have, where it has others of the same log: a log whose keys are named in another
    way (roles of a cloud, say) would have no known one."""
    field = context.policy.fields.get("api_key_id")
    if context.owners is None or not context.owners.keys or (field is not None and field.registry == "keys"):
        return []
    names = ", ".join(map(literal, sorted(context.owners.keys)))
    query = f"""
        SELECT row, 'api_key_id' AS field, 'key' AS note,
               'key ' || api_key_id || ' is not in the owners registry, which has other keys of this log' AS message
        FROM records
        WHERE billing AND ok IS NOT FALSE AND api_key_id NOT IN ({names})
          AND stream IN (SELECT stream FROM records WHERE billing AND api_key_id IN ({names}))
    """
    return [SetCheck(query)]


def in_force(items: Iterable[tuple[str, Period]]) -> list[tuple[Period, tuple[str, ...]]]:
    """Names by the period in which they count."""
    grouped: dict[Period, dict[str, None]] = {}
    for name, period in items:
        grouped.setdefault(period, {})[name] = None
    return [(period, tuple(names)) for period, names in grouped.items()]


def _known(of: Value, groups: list[tuple[Period, tuple[str, ...]]]) -> Predicate:
    return AnyOf(tuple(AllOf((OneOf(of, names), *during(period))) for period, names in groups))


def _unknown(of: Text, groups: list[tuple[Period, tuple[str, ...]]], context: RecordContext) -> Predicate:
    """There is a name, it is no placeholder (CP303), and nobody registered it for that day."""
    pattern = placeholder_pattern(context.policy.placeholders)
    named: list[Predicate] = [Compare(Length(of), ">", Constant(0))]
    if pattern:
        named.append(Not(Matches(of, pattern)))
    return AllOf((*named, Not(_known(of, groups))))


def during(period: Period) -> Iterator[Predicate]:
    """The request began in the period; one whose time cannot be read is given the benefit of the doubt."""
    if period.start is not None:
        yield Not(Compare(Micros("started_at"), "<", Constant(_midnight(period.start.toordinal()))))
    if period.end is not None:
        yield Not(Compare(Micros("started_at"), ">=", Constant(_midnight(period.end.toordinal()))))


def _midnight(ordinal: int) -> int:
    return (ordinal - datetime(1970, 1, 1, tzinfo=UTC).toordinal()) * 86_400_000_000


RULE = Rule(id="CP304", name="unregistered-owner", check=check, subject=Subject.RECORD_CHECK, set_check=check_set)
