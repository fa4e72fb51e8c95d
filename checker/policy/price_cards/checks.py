"""What the schema cannot say about a price card: one price of one thing at one time, without holes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from checker.documents.location import Location
from checker.policy.price_cards.exact import MAX_DIGITS, digits_after_point, per_unit
from checker.policy.price_cards.meters import unit_of
from checker.policy.price_cards.model import Applies, Basis, Price, PriceCard
from checker.policy.price_cards.provider_names import provider_name
from checker.policy.problems import Problem, nearest

_FIRST: Final = datetime.min.replace(tzinfo=UTC)
_LAST: Final = datetime.max.replace(tzinfo=UTC)


def card_problems(card: PriceCard) -> Iterator[Problem]:
    """Problems of a card that fits the schema, in the order of the file."""
    for price in card.prices:
        yield from _entry(price)
    yield from _periods(card)
    yield from _sold_twice(card)
    yield from _names(card)


def _entry(price: Price) -> Iterator[Problem]:
    what = price.sku_price_id
    start, end = price.effective_from, price.effective_to
    if start is not None and end is not None and end <= start:
        yield Problem(price.at, f"{what}: effective_to is the first moment that no longer counts: after {_text(start)}")
    if price.unit != (unit := unit_of(price.meter)):
        yield Problem(price.at, f"{what}: {price.meter} is counted in units of {unit}, not {price.unit}")
    steps = price.tiers.steps if price.tiers is not None else ()
    if any(below.over >= above.over for below, above in pairwise(steps)):
        yield Problem(price.at, f"{what}: the thresholds of the tiers must ascend")
    if price.tiers is not None and (price.tiers.basis, price.tiers.applies) == (Basis.REQUEST_INPUT, Applies.MARGINAL):
        yield Problem(
            price.at,
            f"{what}: a marginal tier needs basis: meter, since of all input tokens of a request nobody can tell which "
            "ones of this meter are above the threshold",
        )
    for amount in (price.price, *(step.price for step in steps)):
        if digits_after_point(per_unit(amount, price.per)) > MAX_DIGITS:
            yield Problem(
                price.at, f"{what}: {amount} per {price.per} has more than {MAX_DIGITS} digits after the point"
            )


def _periods(card: PriceCard) -> Iterator[Problem]:
    """Per sku_price_id: the same thing all the time, and its periods meet without overlap or hole."""
    by_id: dict[str, list[Price]] = defaultdict(list)
    for price in card.prices:
        by_id[price.sku_price_id].append(price)
    for name, several in by_id.items():
        first = several[0]
        for other in several[1:]:
            if differing := _differing(first, other):
                yield Problem(
                    other.at, f"{name}: {differing} is another one than in line {first.at.line}; use another id"
                )
        ordered = sorted(several, key=_start)
        for before, after in pairwise(ordered):
            end, start = _end(before), _start(after)
            if end > start:
                until = "is open" if before.effective_to is None else f"ends at {_text(end)}"
                hint = (
                    f"; set its effective_to to {_text(start)}" if before.effective_from != after.effective_from else ""
                )
                yield Problem(after.at, f"{name}: overlaps the period in line {before.at.line}, which {until}{hint}")
            elif end < start:
                yield Problem(
                    after.at,
                    f"{name}: no price from {_text(end)} to {_text(start)}, after the one in line {before.at.line}",
                )


def _sold_twice(card: PriceCard) -> Iterator[Problem]:
    """Two ids that price the same usage at the same time: either could be meant."""
    seen: dict[tuple[str, ...], list[Price]] = defaultdict(list)
    for price in card.prices:
        for model in price.models:
            key = (provider_name(price.provider), model, price.service_tier, price.region, price.meter)
            other = next((o for o in seen[key] if o.sku_price_id != price.sku_price_id and _overlap(o, price)), None)
            if other is not None:
                yield Problem(
                    price.at,
                    f"{price.sku_price_id}: {price.meter} of {model} has a price at that time already "
                    f"({other.sku_price_id}, line {other.at.line})",
                )
            seen[key].append(price)


def _names(card: PriceCard) -> Iterator[Problem]:
    models = {model for price in card.prices for model in price.models}
    for alias, model in card.aliases.items():
        if model not in models:
            yield Problem(
                Location(card.path, 1), f"aliases.{alias}: the card prices no {model!r}{nearest(model, models)}"
            )
        elif alias in models and alias != model:
            yield Problem(Location(card.path, 1), f"aliases.{alias}: that is a billed name with prices of its own")
    meters = {price.meter for price in card.prices}
    for meter in card.agreement.meters:
        if meter not in meters:
            hint = nearest(meter, {*meters, "usage"})
            yield Problem(Location(card.path, 1), f"agreement.applies_to: the card prices no meter {meter!r}{hint}")
    if card.supersedes == card.version:
        yield Problem(Location(card.path, 1), f"the card supersedes itself ({card.version})")


def _differing(one: Price, other: Price) -> str:
    for name in ("provider", "service_tier", "region", "meter", "unit"):
        if getattr(one, name) != getattr(other, name):
            return name
    return "models" if set(one.models) != set(other.models) else ""


def _overlap(one: Price, other: Price) -> bool:
    return _start(one) < _end(other) and _start(other) < _end(one)


def _start(price: Price) -> datetime:
    return price.effective_from or _FIRST


def _end(price: Price) -> datetime:
    return price.effective_to or _LAST


def _text(time: datetime) -> str:
    return time.isoformat().replace("+00:00", "Z")
