"""What one record says was used and paid, exactly: whole counts, amounts in the currency's unit, as the request record
defines them whatever the format's own convention is (`input_tokens` includes cached ones, `output_tokens` reasoning).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from checker.logs.formats.canonical import PARTS_OF, Type, column_type
from checker.logs.records.expressions import Kind
from checker.logs.records.record import Record, decimal_of
from checker.policy.price_cards.exact import EXACT
from checker.policy.price_cards.meters import Usage

_LARGEST: Final = 10**15  # of a count: beyond that it is none
_DIGITS: Final = 15
_PARTS: Final = ("cached_input_tokens", "cache_write_tokens")
USAGE: Final = (
    "input_tokens", "cached_input_tokens", "cache_write_tokens", "cache_write_1h_tokens", "output_tokens",
    "reasoning_tokens",
)  # fmt: skip


def count_of(record: Record, name: str) -> int | None:
    """The number in a column of counts as it is written; None where there is none that is whole."""
    token = record.token(name)
    if token is None:
        return None
    if token.kind is Kind.NUMBER and len(token.text) <= _DIGITS and token.text.isdigit():
        return int(token.text)
    if record.number(name) is None:
        return None
    number = decimal_of(token)
    if number is None or not number.is_finite() or abs(number) >= _LARGEST or number != number.to_integral_value():
        return None
    return int(number)


def counts_of(record: Record) -> Mapping[str, int | None]:
    """The counts of `USAGE`."""
    counts = {name: count_of(record, name) for name in USAGE}
    log_format = record.mapping.format
    total, output = counts["input_tokens"], counts["output_tokens"]
    if total is not None:
        total += count_of(record, "tool_input_tokens") or 0
        if not log_format.input_includes_cached:
            total += sum(counts[name] or 0 for name in _PARTS)
        counts["input_tokens"] = total
    if log_format.reasoning_beside_output and output is not None:
        counts["output_tokens"] = output + (counts["reasoning_tokens"] or 0)
    for name in log_format.beside:
        whole = counts[PARTS_OF[name]]
        counts[PARTS_OF[name]] = whole + (count_of(record, name) or 0) if whole is not None else None
    return counts


def usage_of(record: Record) -> Usage:
    counts = counts_of(record)
    return Usage(
        counts["input_tokens"],
        counts["output_tokens"],
        counts["cached_input_tokens"],
        counts["cache_write_tokens"],
        counts["cache_write_1h_tokens"],
        counts["reasoning_tokens"],
    )


def cost_of(record: Record) -> Decimal | None:
    """The recorded cost in the currency's unit, whatever the format's is; None where there is no number."""
    amount = decimal_of(record.token("cost"))
    if amount is None or not amount.is_finite():
        return None
    column = record.mapping.columns.get("cost")
    scale = column.place.scale if column is not None else None
    return amount if scale is None else EXACT.multiply(amount, scale)


def value_of(record: Record, name: str) -> str | int | bool | None:
    """A column by its type, save for times and amounts: text, whole number, truth. None where it has no such value."""
    token = record.token(name)
    if token is None or token.kind is Kind.NULL:
        return None
    match column_type(name):
        case Type.COUNT:
            return count_of(record, name)
        case Type.FLAG:
            word = token.text.lower()
            return word == "true" if word in ("true", "false") else None
        case _:
            return token.text if token.kind in (Kind.STRING, Kind.NUMBER, Kind.BOOLEAN) else None
