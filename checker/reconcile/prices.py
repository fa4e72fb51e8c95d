"""What a unit of a meter costs by the price cards, for lines of invoices that name a family of models only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from msgspec import Struct, structs

from checker.policy.price_cards.exact import EXACT, per_unit
from checker.policy.price_cards.meters import PART_OF
from checker.policy.price_cards.model import ANY, Applies, Basis, Price, PriceCard
from checker.policy.price_cards.provider_names import provider_name
from checker.reconcile.families import family

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STANDARD: Final = frozenset({"standard", ANY})
_STANDARD_WORDS: Final = frozenset({"", "default", "standard", "on_demand", "on-demand", "ondemand"})


class UnitPrice(Struct, frozen=True):
    """`amount` is after the agreement's discount. `tiered`: what a unit costs depends on the request."""

    card: str
    version: str
    model: str
    meter: str
    amount: Decimal
    currency: str
    in_force: bool
    price: Price
    factor: Decimal  # what the agreement leaves of it

    @property
    def tiered(self) -> bool:
        return self.price.tiers is not None


class Wanted(Struct, frozen=True):
    """What is priced: a meter of a model at a time, with what else the price may depend on."""

    provider: str
    model: str
    meter: str
    time: int  # microseconds
    service_tier: str | None = None
    region: str | None = None
    context: tuple[int, int] | None = None  # tokens of input of each request: above, up to


class Prices:
    """The price cards of a policy, asked for families of models."""

    def __init__(self, cards: Iterable[PriceCard]) -> None:
        self.cards = tuple(cards)

    def candidates(self, wanted: Wanted) -> list[UnitPrice]:
        """Prices of the model and meter, whatever their time."""
        return list(self._find(wanted, lambda model: family(model) == family(wanted.model), wanted.meter))

    def others(self, wanted: Wanted) -> Iterator[UnitPrice]:
        """Prices in force then of the same model's other meters, then of other models' same meter."""
        for card in self.cards:
            for meter in sorted({price.meter for price in card.prices} - {wanted.meter}):
                yield from self._find(wanted, lambda model: family(model) == family(wanted.model), meter)
        yield from self._find(wanted, lambda model: family(model) != family(wanted.model), wanted.meter)

    def unit(self, wanted: Wanted, versions: frozenset[str] = frozenset()) -> UnitPrice | None:
        """The price in force; of the cards named in `versions` where they have one. None where there is none, or where
        several differ."""
        found = [one for one in self.candidates(wanted) if one.in_force]
        named = [one for one in found if one.version in versions]
        exact = [one for one in named or found if one.model == wanted.model]
        chosen = exact or named or found
        if not chosen or len({one.amount for one in chosen}) > 1:
            return None
        return _within(chosen[0], wanted.context)

    def _find(self, wanted: Wanted, fits: Callable[[str], bool], meter: str) -> Iterator[UnitPrice]:
        time = _EPOCH + timedelta(microseconds=wanted.time)
        tier = tier_word(wanted.service_tier)
        tiers = frozenset({tier, ANY}) if tier else _STANDARD
        for card in self.cards:
            for price in card.prices:
                if price.meter not in (meter, PART_OF.get(meter)) or price.service_tier.lower() not in tiers:
                    continue
                if price.provider != ANY and provider_name(price.provider) != wanted.provider:
                    continue
                if price.region not in (ANY, wanted.region):
                    continue
                for model in price.models:
                    if fits(model):
                        yield _unit_price(card, price, model, meter, time)


def tier_word(service_tier: str | None) -> str:
    """A service tier in one word; empty for the standard one, however it is called."""
    tier = (service_tier or "").strip().lower()
    return "" if tier in _STANDARD_WORDS else tier


def _within(unit: UnitPrice, context: tuple[int, int] | None) -> UnitPrice:
    """The price of requests whose size is within these limits; as it is where a threshold lies between them."""
    tiers = unit.price.tiers
    if tiers is None or context is None or (tiers.basis, tiers.applies) != (Basis.REQUEST_INPUT, Applies.WHOLE_REQUEST):
        return unit
    low, high = context
    if any(low < step.over < high for step in tiers.steps):
        return unit
    reached = [step.price for step in tiers.steps if step.over <= low]
    price = replace(unit.price, price=reached[-1] if reached else unit.price.price, tiers=None)
    return structs.replace(unit, amount=EXACT.multiply(per_unit(price.price, price.per), unit.factor), price=price)


def _unit_price(card: PriceCard, price: Price, model: str, meter: str, time: datetime) -> UnitPrice:
    amount = EXACT.multiply(per_unit(price.price, price.per), card.agreement.factor(meter))
    return UnitPrice(
        card.identity,
        card.version,
        model,
        meter,
        amount,
        card.currency.upper(),
        price.in_force(time),
        price,
        card.agreement.factor(meter),
    )
