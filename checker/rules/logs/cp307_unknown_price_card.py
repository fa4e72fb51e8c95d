"""A record names a price card that is not known, or that had no price for its model at that time.

Why it matters: the amount cannot be recomputed, so nobody can tell whether it was right.

Bad:

    # log.jsonl, where only pc-2026-10 is among the policy's price cards
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"price_card_version": "pc-2026-04"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "model": "openai/gpt-4o",
     "metadata": {"requester_metadata": {"price_card_version": "pc-2026-10"}}}

Not covered: a card that is known and wrong is CP308. Without price cards in the policy the rule does not run, and the
report says so.
"""

from __future__ import annotations

from checker.logs.checks.checks import RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.records.expressions import AllOf, Compare, Constant, Length, Matches, Not, OneOf, Predicate, Text
from checker.policy.record_schema import placeholder_pattern
from checker.rules.base import Rule, Subject

_FIELD = "price_card_version"


def check(context: RecordContext) -> list[RecordCheck]:
    if context.prices is None or not context.mapping.possible(_FIELD):
        return []
    names = {name for card in context.prices.cards for name in (card.version, card.identity)}
    unknown: list[Predicate] = [
        Compare(Length(Text(_FIELD)), ">", Constant(0)),
        Not(OneOf(Text(_FIELD), tuple(sorted(names)))),
    ]
    if pattern := placeholder_pattern(context.policy.placeholders):
        unknown.append(Not(Matches(Text(_FIELD), pattern)))
    known = ", ".join(context.prices.versions()) or "none"
    message = f"price card {{{_FIELD}}} is not known (known: {known})"
    return [RecordCheck(_FIELD, AllOf(tuple(unknown)), message, note="card")]


# A gateway answers by the alias that it was asked for, and the application logs that: the gateway's own record of the
# call names the model, and has a price.
_TOLD_ELSEWHERE = (
    "SELECT b.row FROM copies AS c JOIN records AS b ON b.stream = c.stream"
    " JOIN records AS a ON a.stream = c.copy_of AND a.record_id = b.record_id"
    " WHERE b.model_actual IN (a.model_requested, a.model_routed) AND a.model_actual <> b.model_actual"
    " AND a.row NOT IN (SELECT row FROM priced WHERE why IS NOT NULL)"
)


def check_set(context: SetContext) -> list[SetCheck]:
    if context.prices is None:
        return []
    return [
        SetCheck(
            "SELECT row, 'price_card_version' AS field, 'price' AS note, why AS message FROM priced"
            " WHERE why IS NOT NULL AND reason NOT IN ('unknown-card', 'unnamed-card', 'impossible-usage')"
            f" AND model_actual IS NOT NULL AND row NOT IN ({_TOLD_ELSEWHERE})"
        )
    ]


RULE = Rule(id="CP307", name="unknown-price-card", check=check, subject=Subject.RECORD_CHECK, set_check=check_set)
