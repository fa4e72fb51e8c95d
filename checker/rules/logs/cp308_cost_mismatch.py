"""The cost in a record is not what its price card makes of its token counts.

Why it matters: teams are charged by this number. The record is never overwritten; the difference is reported.

Bad:

    # log.jsonl, where the card says 2.50 USD and 10 USD per million tokens
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "prompt_tokens": 1000, "completion_tokens": 100, "response_cost": 0.35,
     "metadata": {"requester_metadata": {"price_card_version": "pc-2026-10"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "prompt_tokens": 1000, "completion_tokens": 100, "response_cost": 0.0035,
     "metadata": {"requester_metadata": {"price_card_version": "pc-2026-10"}}}

Not covered: a difference below a millionth of the amount, which is how a computed float differs from the decimal; and
amounts of meters that the request record has no column for (audio, images, tools).
"""

from __future__ import annotations

from checker.logs.checks import SetCheck, SetContext
from checker.rules.base import Rule, Subject


def check(context: SetContext) -> list[SetCheck]:
    if context.prices is None:
        return []
    return [
        SetCheck(
            "SELECT row, 'cost' AS field, 'cost' AS note,"
            " 'cost is ' || cost_text || ', the price card ' || card || ' makes it ' || CAST(amount AS VARCHAR)"
            " || ' ' || currency AS message"
            " FROM priced WHERE differs"
        )
    ]


RULE = Rule(id="CP308", name="cost-mismatch", check=check, subject=Subject.LOG_SET)
