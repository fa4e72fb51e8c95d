"""Prices as a relation, so that a query engine can recompute the cost of millions of records.

A band is one line per distinct combination of what records name (`Sold`), period and input tier, with the price of
one unit of each token meter in columns. With t the start of the attempt and n its `input_tokens`, a record's band is
the one with `effective_from <= t < effective_to` and `input_over < n <= input_upto` (NULL bounds are open), and its
cost is

      (input_tokens - cached_input_tokens - cache_write_tokens) * uncached_input
    + cached_input_tokens * cache_read
    + (cache_write_tokens - cache_write_1h_tokens) * cache_write_5m + cache_write_1h_tokens * cache_write_1h
    + (output_tokens - reasoning_tokens) * output + reasoning_tokens * reasoning_output
    + request

A price is NULL where there is none: a count above zero then has no price, a count of zero costs nothing. Records that
have further `meters`, and bands that are not `exact` (tiers that a band cannot express), are priced one by one
(`charge`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec import Struct

from checker.policy.price_cards.book import Offer, Sold
from checker.policy.price_cards.exact import EXACT, MAX_DIGITS, digits_after_point, per_unit
from checker.policy.price_cards.meters import PART_OF
from checker.policy.price_cards.model import Applies, Basis, Price

PRICED_METERS: Final = (
    "uncached_input",
    "cache_read",
    "cache_write_5m",
    "cache_write_1h",
    "output",
    "reasoning_output",
    "request",
)


class Band(Struct, frozen=True):
    """Prices of one thing in one period (from inclusive, to exclusive) and one band of input tokens (`input_over` < n
    <= `input_upto`).
    """

    sold: Sold
    card: str
    currency: str
    effective_from: datetime | None
    effective_to: datetime | None
    input_over: int | None
    input_upto: int | None
    exact: bool
    prices: tuple[Decimal | None, ...]  # of one unit, after the discount, in the order of PRICED_METERS


def price_bands(sold: Sold, offer: Offer) -> Iterator[Band]:
    """The bands of one combination, in order of time and tier."""
    candidates = {meter: offer.prices.get(meter, ()) for meter in PRICED_METERS}
    for start, end in _periods(candidates):
        # at an open start, the moment before the end will do: no price begins or ends within the period
        held = {m: next((p for p in several if _holds(p, start, end)), None) for m, several in candidates.items()}
        exact = all(_expressible(price) for price in held.values())
        for over, upto in _input_tiers(held):
            prices = tuple(_unit_price(offer, held, meter, over) for meter in PRICED_METERS)
            fits = all(price is None or digits_after_point(price) <= MAX_DIGITS for price in prices)
            yield Band(sold, offer.card, offer.currency, start, end, over, upto, exact and fits, prices)


def _periods(candidates: dict[str, tuple[Price, ...]]) -> Iterator[tuple[datetime | None, datetime | None]]:
    edges = sorted(
        {
            time
            for several in candidates.values()
            for price in several
            for time in (price.effective_from, price.effective_to)
            if time is not None
        }
    )
    bounds = [None, *edges, None]
    yield from pairwise(bounds)


def _holds(price: Price, start: datetime | None, end: datetime | None) -> bool:
    """Whether a price is in force in a period that it neither begins nor ends within."""
    begun = price.effective_from is None or (start is not None and price.effective_from <= start)
    return begun and (price.effective_to is None or (end is not None and end <= price.effective_to))


def _expressible(price: Price | None) -> bool:
    tiers = price.tiers if price is not None else None
    return tiers is None or (tiers.basis is Basis.REQUEST_INPUT and tiers.applies is Applies.WHOLE_REQUEST)


def _input_tiers(held: dict[str, Price | None]) -> Iterator[tuple[int | None, int | None]]:
    overs = sorted(
        {
            step.over
            for price in held.values()
            if price is not None and price.tiers is not None and _expressible(price)
            for step in price.tiers.steps
        }
    )
    bounds = [None, *overs, None]
    yield from pairwise(bounds)


def _unit_price(offer: Offer, held: dict[str, Price | None], meter: str, over: int | None) -> Decimal | None:
    """A part without a price of its own (by the card, at any time) costs what its whole does."""
    if meter in PART_OF and meter not in offer.prices:
        meter = PART_OF[meter]
    price = held[meter]
    if price is None:
        return Decimal(0) if meter == "request" and not offer.prices.get("request") else None
    amount = price.price
    if price.tiers is not None and over is not None and _expressible(price):
        amount = next((step.price for step in reversed(price.tiers.steps) if step.over <= over), amount)
    return EXACT.multiply(per_unit(amount, price.per), offer.agreement.factor(meter))
