"""What a record's usage costs by its price card, exactly: no float, no rounding."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec import Struct

from checker.policy.price_cards.book import NoOffer, Offer, Reason
from checker.policy.price_cards.exact import EXACT, per_unit
from checker.policy.price_cards.meters import INPUT_METERS, PART_OF, ImpossibleUsageError, Usage, quantities
from checker.policy.price_cards.model import Applies, Basis, Price

_ZERO: Final = Decimal(0)


class Line(Struct, frozen=True):
    """A quantity at a price: `unit_price` is for one unit, before the agreement's discount. A marginal tier makes
    several lines of one meter."""

    meter: str
    quantity: int
    unit_price: Decimal
    amount: Decimal  # after the discount
    sku_price_id: str


class Charge(Struct, frozen=True):
    """`amount` is what has to be paid, `listed` the same without the agreement's discount; unrounded."""

    amount: Decimal
    listed: Decimal
    currency: str
    card: str
    lines: tuple[Line, ...]


def charge(offer: Offer, usage: Usage, time: datetime) -> Charge | NoOffer:
    """The cost of one attempt that started at `time` (aware). A price per request is counted once."""
    try:
        counts = quantities(usage, offer.prices)
    except ImpossibleUsageError as error:
        return NoOffer(Reason.IMPOSSIBLE_USAGE, str(error))
    if "request" in offer.prices:
        counts.setdefault("request", 1)
    request_input = sum(count for meter, count in counts.items() if is_input(meter))
    lines: list[Line] = []
    listed = _ZERO
    for meter, count in counts.items():
        price = offer.price(meter, time)
        if price is None:
            return _unpriced(offer, meter, count, time)
        factor = offer.agreement.factor(meter)
        for quantity, unit_price in steps_of(price, count, request_input):
            full = EXACT.multiply(Decimal(quantity), unit_price)
            listed = EXACT.add(listed, full)
            lines.append(Line(meter, quantity, unit_price, EXACT.multiply(full, factor), price.sku_price_id))
    amount = _ZERO
    for line in lines:
        amount = EXACT.add(amount, line.amount)
    return Charge(amount, listed, offer.currency, offer.card, tuple(lines))


def steps_of(price: Price, count: int, request_input: int) -> Iterator[tuple[int, Decimal]]:
    """Quantities with the price of one unit."""
    tiers = price.tiers
    if tiers is None:
        yield count, per_unit(price.price, price.per)
        return
    if tiers.applies is Applies.WHOLE_REQUEST:
        basis = request_input if tiers.basis is Basis.REQUEST_INPUT else count
        reached = [step.price for step in tiers.steps if basis > step.over]
        yield count, per_unit(reached[-1] if reached else price.price, price.per)
        return
    edges = [0, *(step.over for step in tiers.steps), count]
    amounts = [price.price, *(step.price for step in tiers.steps)]
    for amount, (low, high) in zip(amounts, pairwise(edges), strict=True):
        if (within := min(high, count) - low) > 0:
            yield within, per_unit(amount, price.per)


def is_input(meter: str) -> bool:
    """Whether a meter counts what goes into the model, cached input among it."""
    whole = PART_OF.get(meter, meter)
    return whole in INPUT_METERS


def _unpriced(offer: Offer, meter: str, count: int, time: datetime) -> NoOffer:
    model = offer.models[0]
    if periods := offer.prices.get(meter):
        known = ", ".join(f"{_text(p.effective_from, 'ever')} to {_text(p.effective_to, 'now')}" for p in periods)
        message = f"{offer.card} has no price of {meter} for {model} at {_text(time, '')} (in force: {known})"
        return NoOffer(Reason.NOT_IN_FORCE, message)
    return NoOffer(Reason.UNPRICED_METER, f"{offer.card} has no price of {meter} for {model} (count: {count})")


def _text(time: datetime | None, otherwise: str) -> str:
    return otherwise if time is None else time.astimezone(UTC).isoformat().replace("+00:00", "Z")
