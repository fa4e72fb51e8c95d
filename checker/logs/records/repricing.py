"""What a record costs by the price card that it names: exactly, one record at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from checker.logs.records.record import Record
from checker.logs.records.usage import usage_of
from checker.policy.price_cards.book import NoOffer, PriceBook, Sold
from checker.policy.price_cards.charge import charge

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def amount_by_card(record: Record, prices: PriceBook) -> Decimal | str:
    """What the record's usage costs by the card that it names; words where it has no price."""
    started = record.micros("started_at")
    if started is None:
        return "no price: it has no time"
    texts = (record.text(name) for name in ("price_card_version", "provider", "model_actual", "service_tier", "region"))
    offer = prices.offer(Sold(*texts))
    if isinstance(offer, NoOffer):
        return f"no price: {offer.message}"
    usage = usage_of(record)
    if usage.input_tokens is None and usage.output_tokens is None:
        return "no price: it has no token counts"
    result = charge(offer, usage, _EPOCH + timedelta(microseconds=started))
    return f"no price: {result.message}" if isinstance(result, NoOffer) else result.amount
