"""The tags of a record contradict the key that it came with, or each other.

Why it matters: a tag is what the caller claims, the key is what the gateway checked. One of them is wrong, and the bill
follows one of them. So it is with a tag that the body and a header say differently: readers take one or the other.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"user_api_key_alias": "svc-search-staging", "user_api_key_team_id": "team-search",
     "requester_metadata": {"team_id": "team-data", "environment": "prod"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"user_api_key_alias": "svc-search-prod", "user_api_key_team_id": "team-search",
     "requester_metadata": {"team_id": "team-search", "environment": "prod"}}}

Not covered: keys that are not in the owners registry and whose team the gateway does not write.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.logs.formats.canonical import OTHER_CARRIER
from checker.logs.records.expressions import (
    SEPARATOR,
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Joined,
    Length,
    Matches,
    Not,
    OneOf,
    Predicate,
    Text,
)
from checker.policy.owners import Owners
from checker.policy.record_schema import placeholder_pattern
from checker.rules.base import Rule, Subject
from checker.rules.logs.cp304_unregistered_owner import during, in_force

_WORDS = {
    "team_id": ("team", "team"),
    "environment": ("environment", "environment"),
    "service_endpoint": ("service", "service"),
}


def check(context: RecordContext) -> list[RecordCheck]:
    checks = []
    for field, (attribute, word) in _WORDS.items():
        if not context.mapping.possible(field):
            continue
        by_registry = list(_registered(context.owners, attribute, field, context)) if context.owners else []
        message = f"{field} is {{{field}}}, the key {{api_key_id}} is another {word}'s"
        if by_registry:
            checks.append(RecordCheck(field, AnyOf(tuple(by_registry)), message, note="registry"))
    for field, own in (("team_id", "key_team_id"), ("environment", "key_environment")):
        if context.mapping.possible(field) and context.mapping.possible(own):
            other = AllOf((_named(field, context), Compare(Text(field), "!=", Text(own))))
            gateway = RecordCheck(
                field, other, f"{field} is {{{field}}}, the gateway says that the key is of {{{own}}}", note="gateway"
            )
            found = next((c for c in checks if c.field == field), None)
            # said once where registry and gateway agree on it
            when = AllOf((other, Not(found.when))) if found is not None else other
            checks.append(RecordCheck(gateway.field, when, gateway.message, note=gateway.note))
    checks += [*_named_otherwise(context), *_carriers(context), *_deployed(context)]
    return checks


def _named_otherwise(context: RecordContext) -> Iterator[RecordCheck]:
    """The gateway says its key's team twice: the second time it is another team of the registry. What is no team there
    is a name for people."""
    if context.owners is None or not context.mapping.possible("key_team_name"):
        return
    known = OneOf(Text("key_team_name"), tuple(sorted(context.owners.teams)))
    other = AllOf((known, _named("team_id", context), Compare(Text("team_id"), "!=", Text("key_team_name"))))
    message = "team_id is {team_id}, the gateway names the team of the key {key_team_name}"
    when = AllOf((other, Compare(Text("key_team_id"), "!=", Text("key_team_name"))))
    yield RecordCheck("team_id", when, message, note="name")


def _deployed(context: RecordContext) -> Iterator[RecordCheck]:
    """The process says that it runs in another environment than the tag: compared where the policy lists their names,
    for what deployments call theirs need not be its word for it."""
    field = context.policy.fields.get("environment")
    names = field.schema.get("enum") if field is not None else None
    if isinstance(names, list) and context.mapping.possible("deployed_environment"):
        named = tuple(name for name in names if isinstance(name, str))
        deployed = Text("deployed_environment")
        both = (OneOf(deployed, named), OneOf(Text("environment"), named))
        differ = AllOf((*both, Compare(Text("environment"), "!=", deployed)))
        message = "environment is {environment}, the process says that it runs in {deployed_environment}"
        yield RecordCheck("environment", differ, message, note="deployed")


def _carriers(context: RecordContext) -> Iterator[RecordCheck]:
    """One tag, two carriers, two values."""
    for field, other in OTHER_CARRIER.items():
        if context.mapping.possible(other):
            differ = Compare(Text(field), "!=", Text(other))
            when = AllOf((differ, _named(field, context), _named(other, context)))
            message = f"{field} is {{{field}}} by one carrier and {{{other}}} by another"
            yield RecordCheck(field, when, message, note="carriers")


def _registered(owners: Owners, attribute: str, field: str, context: RecordContext) -> Iterator[Predicate]:
    """The key has an entry on that day, which names another owner."""
    entries = [key for periods in owners.keys.values() for key in periods if getattr(key, attribute) is not None]
    keys = in_force((key.name, key.period) for key in entries)
    right = in_force((key.name + SEPARATOR + getattr(key, attribute), key.period) for key in entries)
    pairs = Joined((Text("api_key_id"), Text(field)))
    for (period, names), (_, fitting) in zip(keys, right, strict=True):
        known = OneOf(Text("api_key_id"), names)
        yield AllOf((known, *during(period), _named(field, context), Not(OneOf(pairs, fitting))))


def _named(field: str, context: RecordContext) -> Predicate:
    there: list[Predicate] = [Compare(Length(Text(field)), ">", Constant(0))]
    if pattern := placeholder_pattern(context.policy.placeholders):
        there.append(Not(Matches(Text(field), pattern)))
    return AllOf(tuple(there))


RULE = Rule(id="CP314", name="identity-conflict", check=check, subject=Subject.RECORD_CHECK)
