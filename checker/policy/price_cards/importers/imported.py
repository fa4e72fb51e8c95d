"""What an import yields, and the card's text made of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fnmatch import fnmatchcase
from operator import itemgetter
from typing import Any, Final

from msgspec import Struct, field

from checker.policy.price_cards.exact import EXACT
from checker.policy.price_cards.meters import UNITS
from checker.policy.price_cards.model import STANDARD

MILLION: Final = 1_000_000
# Prices of tokens that were read from or written to a cache; a list that has none bills them as other input.
CACHE_METERS: Final = ("cache_read", "cache_write_5m", "cache_write_1h")


class Chosen(Struct, frozen=True):
    """Which part of a list is wanted: providers by name, models by glob; empty: all."""

    providers: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    def has(self, provider: str, *names: str) -> bool:
        return (not self.providers or provider in self.providers) and (
            not self.models or any(fnmatchcase(name, pattern) for pattern in self.models for name in names)
        )


class Imported(Struct):
    """`left_out` counts by reason what a card cannot hold; `without` names models that have no price because of it."""

    prices: list[dict[str, Any]] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    without: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        provider: str,
        models: Sequence[str],
        meter: str,
        price: Decimal,
        *,
        tier: str = STANDARD,
        per: int | None = None,
        steps: Iterable[tuple[int, Decimal]] = (),
        start: str | None = None,
        end: str | None = None,
    ) -> None:
        """`price` and those of `steps` are for `per` units; without `per`, for one, and written per million tokens."""
        scale = 1
        if per is None:
            per = scale = MILLION if UNITS.get(meter) == "token" else 1
        value: dict[str, Any] = {
            "sku_price_id": f"{provider}/{models[0]}/{tier}/{meter}",
            "provider": provider,
            "models": list(models),
            "service_tier": tier,
            "meter": meter,
            "unit": UNITS[meter],
            "per": per,
            "price": amount_text(price, scale),
            "effective_from": start,
            "effective_to": end,
        }
        tiers = [
            {"over": over, "basis": "request_input", "applies": "whole_request", "price": amount_text(above, scale)}
            for over, above in steps
        ]
        self.prices.append(value | {"tiers": tiers} if tiers else value)


class ImportListError(ValueError):
    """The list is not what it should be: the message says what was expected."""


def read_list(data: bytes, kind: str) -> Any:
    """JSON with its numbers as they are written. Raises ImportListError."""
    try:
        return json.loads(data, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ImportListError(f"not a price list of {kind}: {error}") from None


def is_price(value: object) -> bool:
    """A number that may be a price: finite and not negative."""
    return isinstance(value, Decimal) and value.is_finite() and value >= 0


def amount_text(price: Decimal, scale: int = 1) -> str:
    """Without exponent and without zeros at the end of the fraction: exactly what the list says."""
    amount = EXACT.multiply(price, Decimal(scale))
    text = f"{EXACT.normalize(amount):f}"
    return text.removeprefix("-")


def card_text(header: Mapping[str, Any], imported: Imported) -> str:
    """YAML with one price a line, so that the difference of two imports can be read."""
    lines = ["schema_version: 1", *(f"{key}: {_flow(value)}" for key, value in header.items())]
    if imported.aliases:
        lines += ["aliases:", *(f"  {_flow(name)}: {_flow(to)}" for name, to in sorted(imported.aliases.items()))]
    ordered = sorted(imported.prices, key=itemgetter("sku_price_id"))
    lines += ["prices:", *(f"- {_flow(price)}" for price in ordered)]
    return "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")
