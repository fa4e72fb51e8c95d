"""A field holds a placeholder instead of a value.

Why it matters: the field counts as filled in every dashboard, and the cost belongs to nobody all the same.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"team_id": "TODO"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"team_id": "team-search"}}}

Not covered: a value that looks real and names nobody is CP304. An enumeration says itself what is allowed.
"""

from __future__ import annotations

from checker.logs.checks.checks import Fault, RecordCheck, RecordContext
from checker.logs.records.expressions import Matches, Text
from checker.policy.record_schema import placeholder_pattern
from checker.rules.base import Rule, Subject


def check(context: RecordContext) -> list[RecordCheck]:
    pattern = placeholder_pattern(context.policy.placeholders)
    if not pattern:
        return []
    return [
        RecordCheck(name, Matches(Text(name), pattern), f"{name} is the placeholder {{{name}}}", Fault.PLACEHOLDER)
        for name, field in context.policy.fields.items()
        if context.mapping.possible(name) and "enum" not in field.schema and "const" not in field.schema
    ]


RULE = Rule(id="CP303", name="placeholder", check=check, subject=Subject.RECORD_CHECK)
