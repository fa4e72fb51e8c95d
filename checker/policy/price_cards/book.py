"""Which prices a record means: from what it names (card version, provider, model, service tier, region) to the prices
of each meter over time, or why there are none.

A card prices models by their billed names. A record often has another one: the gateway's deployment (`openai/gpt-4o`),
an alias that the card declares, or a name without date that the provider resolves (`gpt-4o`). A name without date has a
price only where all models that it can stand for cost the same; otherwise it cannot be known, and is said so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final

from msgspec import Struct

from checker.documents.location import Location
from checker.policy.price_cards.model import ANY, STANDARD, Agreement, Price, PriceCard
from checker.policy.price_cards.provider_names import provider_name
from checker.policy.problems import PolicyError, Problem

_DATED: Final = re.compile(r"(.+?)[-@](?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})(?:-v[0-9]+(?::[0-9]+)?)?")
_ARN: Final = "arn:aws[a-z-]*:bedrock:[^/]*:(?:inference-profile|foundation-model)/"
_REGIONS: Final = "(?:us|us-gov|eu|apac|jp|au|ca|global)[.]"
# What stands before a model's name where it is called by a cross-region inference profile of Bedrock.
PROFILE: Final = f"(?:{_ARN})?(?:{_REGIONS})?"
_BEDROCK_ARN: Final = re.compile(f"{_ARN}(.+)")
_PROFILE: Final = re.compile(f"{_REGIONS}([a-z0-9]+[.].+)")
_LATEST: Final = re.compile(r"(.+)[-@:]latest")
# How providers and SDKs call what FOCUS price sheets and this format call the standard tier.
_STANDARD_WORDS: Final = frozenset({"", "default", "standard", "on_demand", "ondemand", "on-demand"})


class Match(Enum):
    """How the record's model name led to the card's."""

    EXACT = "exact"
    ALIAS = "alias"  # declared by the card
    DEPLOYMENT = "deployment"  # without the gateway's routing prefix
    UNDATED = "undated"  # by the dated names that it stands for, which all cost the same


class Reason(Enum):
    """Why there is no price."""

    UNNAMED_CARD = "unnamed-card"
    UNKNOWN_CARD = "unknown-card"
    UNKNOWN_MODEL = "unknown-model"
    AMBIGUOUS_MODEL = "ambiguous-model"
    UNKNOWN_TERMS = "unknown-terms"  # the model is priced, but not by this provider, in this service tier or region
    NOT_IN_FORCE = "not-in-force"
    UNPRICED_METER = "unpriced-meter"
    IMPOSSIBLE_USAGE = "impossible-usage"


class Sold(Struct, frozen=True):
    """What was bought, in the record's own words; None is "not stated"."""

    card_version: str | None
    provider: str | None
    model: str | None
    service_tier: str | None = None
    region: str | None = None


class NoOffer(Struct, frozen=True):
    """Why a record has no price."""

    reason: Reason
    message: str


@dataclass(frozen=True, slots=True)
class Offer:
    """The prices that a record means: `prices` by meter, more specific ones first, over all time."""

    card: str  # name@version
    currency: str
    models: tuple[str, ...]  # billed names; several where all of them cost the same
    match: Match
    agreement: Agreement
    prices: Mapping[str, tuple[Price, ...]] = field(repr=False)

    def price(self, meter: str, time: datetime) -> Price | None:
        return next((price for price in self.prices.get(meter, ()) if price.in_force(time)), None)


class PriceBook:
    """All price cards of a policy. A version may be shared by several cards that price different things."""

    def __init__(self, cards: Iterable[PriceCard]) -> None:
        """Raises PolicyError for one version of one card with two contents."""
        self.cards = tuple(cards)
        self._named: dict[str, list[PriceCard]] = defaultdict(list)
        self._by_model: dict[str, dict[str, list[Price]]] = {}
        self._undated: dict[str, dict[str, list[str]]] = {}
        seen: dict[str, PriceCard] = {}
        for card in self.cards:
            first = seen.setdefault(card.identity, card)
            if first is not card:
                if first.digest == card.digest:
                    continue
                message = f"price card {card.identity} has another content in {first.path}: give it its own version"
                raise PolicyError([Problem(Location(card.path, 1), message)])
            self._add(card)

    def _add(self, card: PriceCard) -> None:
        self._named[card.version].append(card)
        self._named[card.identity].append(card)
        by_model: dict[str, list[Price]] = defaultdict(list)
        undated: dict[str, list[str]] = defaultdict(list)
        for price in card.prices:
            for model in price.models:
                by_model[model].append(price)
        for model in by_model:
            if dated := _DATED.fullmatch(model):
                undated[dated[1]].append(model)
        self._by_model[card.identity] = dict(by_model)
        self._undated[card.identity] = dict(undated)

    def versions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(card.version for card in self.cards))

    def named(self, version: str) -> tuple[PriceCard, ...]:
        """The cards that a record means by `version`, or by `name@version`."""
        return tuple(self._named.get(version, ()))

    def knows(self, model: str, provider: str | None = None) -> bool:
        """Whether any card has a price of the model (by that provider, if it is named)."""
        results = (self._offer(card, Sold(card.version, provider, model)) for card in self.cards)
        return any(isinstance(found, Offer) or found.reason is Reason.AMBIGUOUS_MODEL for found in results)

    def offer(self, sold: Sold) -> Offer | NoOffer:
        if not sold.card_version:
            return NoOffer(Reason.UNNAMED_CARD, "names no price card version")
        cards = self.named(sold.card_version)
        if not cards:
            known = ", ".join(self.versions()) or "none"
            return NoOffer(Reason.UNKNOWN_CARD, f"price card {sold.card_version!r} is not known (known: {known})")
        if not sold.model:
            return NoOffer(Reason.UNKNOWN_MODEL, "names no model")
        results = [self._offer(card, sold) for card in cards]
        offers = [result for result in results if isinstance(result, Offer)]
        if len(offers) > 1:
            names = " and ".join(offer.card for offer in offers)
            return NoOffer(Reason.AMBIGUOUS_MODEL, f"{sold.model} is priced by {names}")
        if offers:
            return offers[0]
        refusals = [result for result in results if isinstance(result, NoOffer)]
        return max(refusals, key=lambda refusal: refusal.reason is not Reason.UNKNOWN_MODEL)

    def _offer(self, card: PriceCard, sold: Sold) -> Offer | NoOffer:
        refusal = None
        for models, match in self._names(card, sold):
            offers = [self._terms(card, model, match, sold) for model in models]
            found = [offer for offer in offers if isinstance(offer, Offer)]
            if not found:  # the name may be another seller's
                refusal = refusal or next(offer for offer in offers if isinstance(offer, NoOffer))
                continue
            names = tuple(name for offer in found for name in offer.models)
            one = found[0]
            if all(_cost_the_same(one, other) for other in found[1:]):
                return Offer(one.card, one.currency, names, match, one.agreement, one.prices)
            message = f"{card.identity} prices {', '.join(names)} differently, and {sold.model} can be any of them"
            return NoOffer(Reason.AMBIGUOUS_MODEL, message)
        return refusal or NoOffer(Reason.UNKNOWN_MODEL, f"{card.identity} has no price of {sold.model}")

    def _names(self, card: PriceCard, sold: Sold) -> Iterator[tuple[tuple[str, ...], Match]]:
        """Billed names that the record's model can stand for, most certain first."""
        assert sold.model is not None
        known, undated = self._by_model[card.identity], self._undated[card.identity]
        routed = (sold.model, *_without_route(sold.model, sold.provider))
        names = tuple(dict.fromkeys((*routed, *(name for one in routed for name in _of_profile(one)))))
        for index, name in enumerate(names):
            if name in known:
                yield (name,), Match.DEPLOYMENT if index else Match.EXACT
            if name in card.aliases:
                yield (card.aliases[name],), Match.ALIAS
        for name in names:
            latest = _LATEST.fullmatch(name)
            if several := undated.get(latest[1] if latest else name):
                yield tuple(sorted(several)), Match.UNDATED

    def _terms(self, card: PriceCard, model: str, match: Match, sold: Sold) -> Offer | NoOffer:
        """The prices of `model` on the record's terms."""
        priced = self._by_model[card.identity][model]
        tier = sold.service_tier.strip().lower() if sold.service_tier else STANDARD
        tier = STANDARD if tier in _STANDARD_WORDS else tier
        providers = _providers(sold, priced)
        fitting = [
            price
            for price in priced
            if provider_name(price.provider) in providers
            and price.service_tier.lower() in (tier, ANY)
            and price.region in (sold.region, ANY)
        ]
        if not fitting:
            terms = f"by {sold.provider or 'any provider'}, service tier {tier}, region {sold.region or 'not stated'}"
            return NoOffer(Reason.UNKNOWN_TERMS, f"{card.identity} has no price of {model} {terms}")
        named = {provider_name(price.provider) for price in fitting if price.provider != ANY}
        if sold.provider is None and len(named) > 1:
            message = f"{model} is sold by {', '.join(sorted(named))}, and the record names no provider"
            return NoOffer(Reason.UNKNOWN_TERMS, message)
        meters: dict[str, list[Price]] = defaultdict(list)
        for price in sorted(fitting, key=_specific, reverse=True):
            meters[price.meter].append(price)
        prices = {meter: tuple(several) for meter, several in meters.items()}
        return Offer(card.identity, card.currency, (model,), match, card.agreement, prices)


def _without_route(model: str, provider: str | None) -> Iterator[str]:
    """`bedrock/converse/anthropic.x` without what the gateway put before the provider's own name: only its provider's
    name can be the first part, since another one's (`openrouter/openai/gpt-4o`) is a seller with prices of its own."""
    first, *rest = model.split("/")
    if rest and (provider is None or provider_name(first) == provider_name(provider)):
        for index in range(len(rest)):
            yield "/".join(rest[index:])


def _of_profile(model: str) -> Iterator[str]:
    """The model behind a cross-region inference profile of Bedrock, which is sold at the model's price
    (`eu.anthropic.x`, or the ARN that ends so). An application's own profile does not say what it stands for."""
    name = model
    if arn := _BEDROCK_ARN.fullmatch(model):
        name = arn[1]
        yield name
    if region := _PROFILE.fullmatch(name):
        yield region[1]


def _providers(sold: Sold, priced: list[Price]) -> frozenset[str]:
    if sold.provider is None:
        return frozenset(provider_name(price.provider) for price in priced)
    return frozenset({provider_name(sold.provider), ANY})


def _specific(price: Price) -> tuple[bool, bool, bool]:
    return price.provider != ANY, price.region != ANY, price.service_tier != ANY


def _cost_the_same(one: Offer, other: Offer) -> bool:
    return {meter: [_cost(p) for p in several] for meter, several in one.prices.items()} == {
        meter: [_cost(p) for p in several] for meter, several in other.prices.items()
    }


def _cost(price: Price) -> tuple[object, ...]:
    return price.price / price.per, price.tiers, price.effective_from, price.effective_to, _specific(price)
