"""What differs between two price cards, thing sold by thing sold and over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from checker.policy.price_cards.exact import per_unit
from checker.policy.price_cards.model import Price, PriceCard, Tiers


class Thing(Struct, frozen=True, order=True):
    """What is sold: one meter of one model, on some terms."""

    provider: str
    model: str
    service_tier: str
    region: str
    meter: str


class Change(Struct, frozen=True):
    """`before` and `after` are the prices in force from `start` on (None: from the beginning); None: none."""

    thing: Thing
    start: datetime | None
    before: Price | None
    after: Price | None

    @property
    def share(self) -> Decimal | None:
        """By how much the base price changes, as a share of what it was."""
        if self.before is None or self.after is None:
            return None
        old, new = _base(self.before), _base(self.after)
        return (new - old) / old if old else None


def card_changes(old: PriceCard, new: PriceCard) -> Iterator[Change]:
    """Every change of a price, in the order of things and time; empty where the cards price alike."""
    before, after = _by_thing(old), _by_thing(new)
    for thing in sorted({*before, *after}):
        several = (*before.get(thing, ()), *after.get(thing, ()))
        edges = {time for price in several for time in (price.effective_from, price.effective_to) if time is not None}
        last: tuple[object, object] | None = None
        for start in (None, *sorted(edges)):
            pair = _at(before.get(thing, ()), start), _at(after.get(thing, ()), start)
            terms = _terms(pair[0]), _terms(pair[1])
            if terms[0] != terms[1] and terms != last:
                yield Change(thing, start, *pair)
            last = terms


def _by_thing(card: PriceCard) -> dict[Thing, list[Price]]:
    things: dict[Thing, list[Price]] = defaultdict(list)
    for price in card.prices:
        for model in price.models:
            things[Thing(price.provider, model, price.service_tier, price.region, price.meter)].append(price)
    return things


def _at(prices: list[Price] | tuple[Price, ...], start: datetime | None) -> Price | None:
    if start is None:
        return next((price for price in prices if price.effective_from is None), None)
    return next((price for price in prices if price.in_force(start)), None)


def _base(price: Price) -> Decimal:
    return per_unit(price.price, price.per)


def _terms(price: Price | None) -> tuple[Decimal, tuple[object, ...]] | None:
    return None if price is None else (_base(price), _steps(price.tiers, price.per))


def _steps(tiers: Tiers | None, per: int) -> tuple[object, ...]:
    if tiers is None:
        return ()
    return (tiers.basis, tiers.applies, *((step.over, per_unit(step.price, per)) for step in tiers.steps))
