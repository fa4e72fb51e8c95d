"""What a unit of a meter costs by the price cards, for lines of invoices that name a family of models only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from checker.policy.price_cards.exact import EXACT, per_unit
from checker.policy.price_cards.meters import PART_OF
from checker.policy.price_cards.model import ANY, Price, PriceCard
from checker.policy.price_cards.provider_names import provider_name
from checker.reconcile.families import family

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STANDARD: Final = frozenset({"standard", ANY})
_STANDARD_WORDS: Final = frozenset({"", "default", "standard", "on_demand", "on-demand", "ondemand"})


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """After the agreement's discount. `tiered`: what a unit costs depends on the request."""

    card: str
    version: str
    model: str
    meter: str
    amount: Decimal
    currency: str
    in_force: bool
    tiered: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    provider: str
    model: str
    meter: str
    time: int  # microseconds
    service_tier: str | None = None
    region: str | None = None


class Prices:
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
        return chosen[0]

    def _find(self, wanted: Wanted, fits: Callable[[str], bool], meter: str) -> Iterator[UnitPrice]:
        time = _EPOCH + timedelta(microseconds=wanted.time)
        tier = (wanted.service_tier or "").strip().lower()
        tiers = _STANDARD if tier in _STANDARD_WORDS else frozenset({tier, ANY})
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
        price.tiers is not None,
    )
