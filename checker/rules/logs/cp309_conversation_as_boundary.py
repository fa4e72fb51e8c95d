"""A conversation, session or trace id, or the end user, is used as the request boundary.

Why it matters: a conversation spans requests, hours and teams. Duplicates can no longer be told from
follow-up questions, and one charge covers what several owners ordered.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "session_id": "chat-42", "metadata": {"requester_metadata": {"request_id": "chat-42"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "session_id": "chat-42", "metadata": {"requester_metadata": {"request_id": "rb-7c11f0"}}}

Not covered: an id that stands for two or three requests only; it looks like a retry, and CP311 reports it.
"""

from __future__ import annotations

from checker.findings.model import Level
from checker.logs.checks.checks import COUNTED, Need, RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.records.expressions import Compare, Text
from checker.rules.base import Rule, Subject

_WHOSE = {
    "conversation_id": "conversation's id",
    "again_conversation_id": "conversation's id by another name",
    "end_user_id": "end user",
}
_MANY = 4  # successful calls under one boundary id; retries are fewer


def check(context: RecordContext) -> list[RecordCheck]:
    if not context.mapping.possible("request_id"):
        return []
    return [
        RecordCheck(
            "request_id",
            Compare(Text("request_id"), "=", Text(name)),
            f"request_id {{request_id}} is the {whose}",
            note="same",
        )
        for name, whose in _WHOSE.items()
        if context.mapping.possible(name)
    ]


def check_set(context: SetContext) -> list[SetCheck]:
    return [
        SetCheck(
            f"""
            WITH several AS (
              SELECT id AS request_id FROM repeated WHERE name = 'request_id' AND number >= {_MANY}
            ), used AS (
              SELECT request_id, count(DISTINCT coalesce(gateway_request_id, record_id)) AS calls,
                     count(DISTINCT team_id) AS teams, count(DISTINCT model_requested) AS models,
                     max(started) - min(started) AS span
              FROM records SEMI JOIN several USING (request_id) WHERE {COUNTED} AND ok IS NOT FALSE
              GROUP BY request_id HAVING calls >= {_MANY} AND (span > 3600000000 OR teams > 1 OR models > 1)
            )
            SELECT row, 'request_id' AS field, 'many' AS note,
                   'request_id stands for ' || calls || ' calls'
                   || coalesce(' in ' || (span // 60000000) || ' minutes', '') AS message
            FROM records JOIN used USING (request_id) WHERE {COUNTED} AND ok IS NOT FALSE
            """,
            needs=Need.SAME_REQUEST,
        )
    ]


RULE = Rule(
    id="CP309",
    name="conversation-as-boundary",
    check=check,
    level=Level.ERROR,
    subject=Subject.RECORD_CHECK,
    set_check=check_set,
)
