"""The cost in a record is not what its price card makes of its token counts, is of a request that cost nothing, is
text, negative, said twice and differently, less than its parts, or left out where nearly all records have one.

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

from collections.abc import Iterator
from typing import Final

from checker.findings.model import Level
from checker.logs.checks.checks import RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.formats.canonical import CACHE_HIT
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.expressions import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Folded,
    IsKind,
    IsTrue,
    Kind,
    Length,
    Minus,
    Number,
    OneOf,
    OrElse,
    Plus,
    Text,
)
from checker.rules.base import Rule, Subject

_ANSWERED: Final = AnyOf(
    (
        IsTrue("gateway_cache_hit"),
        OneOf(Text("gateway_cache_hit"), CACHE_HIT),
    )
)
_TWICE: Final = {
    "reported_cost": "its parts in the same record make",
    "again_cost": "a third place of the same record says",
}
_SAME: Final = 1e-9  # two costs that differ by less are one


def check(context: RecordContext) -> list[RecordCheck]:
    mapping = context.mapping
    checks = []
    if mapping.possible("cost") and mapping.possible("gateway_cache_hit"):
        priced = AllOf((_ANSWERED, Compare(Number("cost"), ">", Constant(0))))
        message = "cost is {cost}, and the gateway answered from its own cache: no provider was asked"
        checks.append(RecordCheck("cost", priced, message, note="cache"))
    if mapping.possible("cost") and not mapping.columns["cost"].place.text:
        message = "cost is {cost}, text and not a number: some readers make nothing of it"
        text = IsKind("cost", (Kind.STRING,))
        checks.append(RecordCheck("cost", text, message, level=Level.WARNING, note="type"))
    checks += _amounts(mapping)
    currencies = {card.currency.lower() for card in context.prices.cards} if context.prices is not None else set()
    if mapping.possible("cost") and mapping.possible("currency") and len(currencies) == 1:
        (currency,) = currencies
        said = Folded(Text("currency"))
        named = AllOf((Compare(Length(said), ">", Constant(0)), Compare(said, "!=", Constant(currency))))
        other = AllOf((Compare(Number("cost"), ">", Constant(0)), named))
        message = f"cost is {{cost}} {{currency}}, the price cards are in {currency.upper()}"
        checks.append(RecordCheck("currency", other, message, note="currency"))
    return checks


def _amounts(mapping: RecordMapping) -> Iterator[RecordCheck]:
    """An amount below nothing, parts above their whole, another amount in another place."""
    for name in ("cost", "input_cost", "output_cost"):
        if mapping.possible(name):
            negative = Compare(Number(name), "<", Constant(0))
            yield RecordCheck(name, negative, f"{name} is {{{name}}}, below nothing", note="negative")
    if mapping.possible("reported_cost") and mapping.possible("input_cost"):
        parts = Plus(OrElse(Number("input_cost"), 0), OrElse(Number("output_cost"), 0))
        above = tuple(Compare(Minus(parts, Number(name)), ">", Constant(_SAME)) for name in ("cost", "reported_cost"))
        message = "input_cost {input_cost} and output_cost {output_cost} are more than their sum {reported_cost}"
        yield RecordCheck("input_cost", AllOf(above), message, note="parts")
    for other, where in _TWICE.items():
        if mapping.possible(other):
            own, said = Number("cost"), Number(other)
            apart = AnyOf(tuple(Compare(one, ">", Constant(_SAME)) for one in (Minus(own, said), Minus(said, own))))
            message = f"cost is {{cost}}, {where} {{{other}}}"
            yield RecordCheck("cost", apart, message, note="contradicts")


def check_set(context: SetContext) -> list[SetCheck]:
    absent = SetCheck(_ABSENT, Level.WARNING)
    if context.prices is None:
        return [absent]
    return [
        absent,
        SetCheck(
            "SELECT row, 'cost' AS field, 'cost' AS note,"
            " 'cost is ' || cost_text || ', the price card ' || card || ' makes it ' || CAST(amount AS VARCHAR)"
            " || ' ' || currency AS message"
            " FROM priced WHERE differs"
        ),
    ]


_ABSENT: Final = """
WITH shares AS (
  SELECT stream, count(*) AS n, count(cost_text) AS charged FROM records
  WHERE billing AND ok IS NOT FALSE GROUP BY stream HAVING n >= 20 AND charged * 20 >= n * 19 AND charged < n
)
SELECT row, 'cost' AS field, 'absent' AS note,
       'no cost, which ' || charged || ' of ' || n || ' records of this log have that did not fail' AS message
FROM records JOIN shares USING (stream)
WHERE billing AND ok IS NOT FALSE AND cost_text IS NULL AND cached_hit IS NOT TRUE
"""


RULE = Rule(
    id="CP308",
    name="cost-mismatch",
    check=check,
    level=Level.ERROR,
    subject=Subject.RECORD_CHECK,
    set_check=check_set,
)
