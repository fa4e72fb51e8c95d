"""A record lacks a field that the policy requires.

Why it matters: without it the cost of this request cannot be tied to who owes it, or not be computed at all.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model_group": "gw-4o",
     "model": "openai/gpt-4o", "prompt_tokens": 791, "completion_tokens": 382, "startTime": 1793462399.8,
     "metadata": {"user_api_key_alias": "svc-search-prod", "requester_metadata": {"cost_center": "CC-1001"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model_group": "gw-4o",
     "model": "openai/gpt-4o", "prompt_tokens": 791, "completion_tokens": 382, "startTime": 1793462399.8,
     "metadata": {"user_api_key_alias": "svc-search-prod", "requester_metadata": {"request_id": "rb-7c11f0",
     "team_id": "team-search", "cost_center": "CC-1001", "service_endpoint": "search-api/v1/answer",
     "environment": "prod", "price_card_version": "pc-2026-10"}}}

Not covered: a field that the source has no place for is said once per source ("cannot be known from this source"), and
fields due with the response are not asked of attempts that failed, nor output tokens of embeddings.
"""

from __future__ import annotations

from checker.logs.checks.checks import NO_OUTPUT, Fault, RecordCheck, RecordContext
from checker.logs.formats.canonical import TOKEN_COLUMNS
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Failed,
    IsKind,
    Kind,
    Matches,
    Not,
    Predicate,
    Present,
    Text,
    Written,
)
from checker.policy.model import Field, Stage
from checker.rules.base import Rule, Subject


def check(context: RecordContext) -> list[RecordCheck]:
    checks = [
        RecordCheck(name, _missing(field), f"{name} is missing", Fault.MISSING)
        for name, field in context.policy.fields.items()
        if context.mapping.expected(name)
    ]
    if context.mapping.possible("record_id") and "record_id" not in context.policy.fields:
        nameless = "the record has no id: whether it was shipped twice cannot be known"
        checks.append(RecordCheck("record_id", _nameless(), nameless))
    return checks


def _nameless() -> Predicate:
    """Neither text nor a number, or text of nothing."""
    other = Not(IsKind("record_id", (Kind.STRING, Kind.NUMBER)))
    return AnyOf((other, Matches(Text("record_id"), "^ *$")))


def _missing(field: Field) -> Predicate:
    # a count that is null is impossible usage (CP305)
    there = Written(field.name) if field.name in TOKEN_COLUMNS else Present(field.name)
    if field.name == "output_tokens":
        return AllOf((Not(there), Not(Failed()), Not(NO_OUTPUT)))
    return Not(there) if field.due is Stage.REQUEST else AllOf((Not(there), Not(Failed())))


RULE = Rule(id="CP301", name="missing-field", check=check, subject=Subject.RECORD_CHECK)
