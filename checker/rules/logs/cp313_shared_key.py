"""A key is used by several teams or services; untagged traffic on it belongs to nobody.

Why it matters: the key is what the gateway knows for certain. Where it is shared, only the tags say who pays, and where
those are missing too, nothing does.

Bad:

    # log.jsonl, where the registry has shared-default as shared
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"user_api_key_alias": "shared-default"}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"user_api_key_alias": "svc-search-prod", "requester_metadata": {"team_id": "team-search"}}}

Not covered: a key of one team with another team's tags is CP314.
"""

from __future__ import annotations

from checker.findings.model import Level
from checker.logs.checks.checks import RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.checks.sql import literal
from checker.logs.records.expressions import AllOf, AnyOf, Not, OneOf, Present, Text
from checker.policy.record_schema import placeholder_pattern
from checker.rules.base import Rule, Subject
from checker.rules.logs.cp304_unregistered_owner import during, in_force


def check(context: RecordContext) -> list[RecordCheck]:
    owners = context.owners
    if owners is None or not context.mapping.possible("api_key_id"):
        return []
    shared = in_force((key.name, key.period) for periods in owners.keys.values() for key in periods if key.shared)
    if not shared:
        return []
    on_shared = AnyOf(tuple(AllOf((OneOf(Text("api_key_id"), names), *during(period))) for period, names in shared))
    owner = [name for name in ("team_id", "service_endpoint") if context.mapping.possible(name)]
    tagged = AllOf(tuple(Present(name) for name in owner))
    return [
        RecordCheck(
            "api_key_id",
            AllOf((on_shared, Not(tagged))),
            "the shared key {api_key_id} without an owner's tags: this request belongs to nobody",
            note="untagged",
        ),
        RecordCheck(
            "api_key_id",
            AllOf((on_shared, tagged)),
            "the shared key {api_key_id}: only its tags say that {team_id} pays",
            level=Level.WARNING,
            note="tagged",
        ),
    ]


def check_set(context: SetContext) -> list[SetCheck]:
    registered = sorted(context.owners.keys) if context.owners is not None else []
    pattern = placeholder_pattern(context.policy.placeholders)
    team = f"CASE WHEN NOT regexp_matches(team_id, {literal(pattern)}) THEN team_id END" if pattern else "team_id"
    known = f"AND api_key_id NOT IN ({', '.join(map(literal, registered))})" if registered else ""
    return [
        SetCheck(
            f"""
            WITH used AS (
              SELECT api_key_id, count(DISTINCT {team}) AS teams, count(DISTINCT service_endpoint) AS services,
                     count(*) FILTER (team_id IS NULL) AS untagged,
                     coalesce(min(row) FILTER (team_id IS NULL), min(row)) AS row
              FROM records WHERE billing AND api_key_id IS NOT NULL {known}
              GROUP BY api_key_id HAVING teams > 1 OR services > 1
            )
            SELECT row, 'api_key_id' AS field, 'several' AS note,
                   'key ' || api_key_id || ' is used by ' || concat_ws(' and ',
                     CASE WHEN teams > 1 THEN teams || ' teams' END,
                     CASE WHEN services > 1 THEN services || ' services' END)
                   || CASE WHEN untagged > 0 THEN '; ' || untagged || ' records have no team' ELSE '' END AS message
            FROM used
            """,
            about_record=False,
        )
    ]


RULE = Rule(id="CP313", name="shared-key", check=check, subject=Subject.RECORD_CHECK, set_check=check_set)
