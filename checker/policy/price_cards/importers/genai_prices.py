"""The list of pydantic/genai-prices (`prices/data.json`) into prices.

A model is known there by a rule (`starts_with`, `equals`, ...), in a card by exact names: an import takes the model's
id and the names that its rule spells out, and of the names that are asked for those that the rule fits. Prices are for
a million (`_mtok`) or a thousand (`_kcount`); thresholds are crossed by all input tokens and change the price of the
whole request; what has no price of its own (cache, audio) costs what the whole that it is a part of does. Of prices
with conditions the last one that holds is paid, the first one if none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from checker.policy.price_cards.importers.imported import (
    CACHE_METERS,
    MILLION,
    Chosen,
    Imported,
    ImportListError,
    is_price,
    read_list,
)

_METERS: Final = {
    "input_mtok": ("uncached_input",),
    "output_mtok": ("output",),
    "cache_read_mtok": ("cache_read",),
    "cache_write_mtok": ("cache_write_5m", "cache_write_1h"),
    "cache_write_5m_mtok": ("cache_write_5m",),
    "cache_write_1h_mtok": ("cache_write_1h",),
    "output_reasoning_mtok": ("reasoning_output",),
    "input_audio_mtok": ("input_audio",),
    "output_audio_mtok": ("output_audio",),
    "cache_audio_read_mtok": ("cache_read_audio",),
    "input_image_mtok": ("input_image",),
    "output_image_mtok": ("output_image",),
    "cache_image_read_mtok": ("cache_read_image",),
    "input_video_mtok": ("input_video",),
    "output_video_mtok": ("output_video",),
    "requests_kcount": ("request",),
    "web_searches_kcount": ("web_search",),
}
_CLAUSES: Final = ("starts_with", "ends_with", "contains", "equals", "regex", "or", "and")


class _Amount(NamedTuple):
    base: Decimal
    steps: tuple[tuple[int, Decimal], ...]


class _Period(NamedTuple):
    start: str | None
    end: str | None
    prices: dict[str, Any]


def import_genai_prices(
    data: bytes, chosen: Chosen, *, billed: tuple[str, ...] = (), start: str | None = None
) -> Imported:
    """Prices of the chosen part of the list; `billed` are further names to look up by the list's own rules. `start` is
    when prices without a date began. Raises ImportListError if it is no such list."""
    document = read_list(data, "genai-prices")
    providers = document.get("providers") if isinstance(document, dict) else document
    if not isinstance(providers, list) or not all(
        isinstance(p, dict) and "models" in p and "id" in p for p in providers
    ):
        raise ImportListError("not a list of genai-prices: expected providers, each with id and models")
    result = Imported()
    for provider in providers:
        taken: set[str] = set()
        for model in provider["models"]:
            spelled = _names(model, billed)
            if not chosen.has(provider["id"], *spelled):
                continue
            names = [name for name in spelled if name not in taken]  # the first rule that fits is the one that counts
            taken.update(names)
            if names:
                _add(result, provider["id"], names, model, start)
    return result


def _names(model: dict[str, Any], billed: tuple[str, ...]) -> list[str]:
    rule = model.get("match", {})
    return list(dict.fromkeys([str(model["id"]), *_spelled(rule), *(name for name in billed if _fits(rule, name))]))


def _spelled(rule: dict[str, Any]) -> Iterator[str]:
    if "equals" in rule:
        yield rule["equals"]
    for below in rule.get("or", ()):
        yield from _spelled(below)


def _fits(rule: dict[str, Any], name: str) -> bool:
    """As the list's own package matches: all but regular expressions without regard to case."""
    folded = name.lower()
    match next(((word, rule[word]) for word in _CLAUSES if word in rule), None):
        case "starts_with", str(text):
            return folded.startswith(text.lower())
        case "ends_with", str(text):
            return folded.endswith(text.lower())
        case "contains", str(text):
            return text.lower() in folded
        case "equals", str(text):
            return folded == text.lower()
        case "regex", str(text):
            return re.search(text, name) is not None
        case "or", list(rules):
            return any(_fits(below, name) for below in rules)
        case "and", list(rules):
            return all(_fits(below, name) for below in rules)
        case _:
            return False


def _add(result: Imported, provider: str, names: list[str], model: dict[str, Any], start: str | None) -> None:
    periods = _periods(model.get("prices"))
    if periods is None:
        result.without[f"{provider}/{model['id']}"] = "its price depends on the time of day"
        return
    for period in periods:
        for meter, (per, amount) in _amounts(period.prices, result).items():
            result.add(
                provider,
                names,
                meter,
                amount.base,
                per=per,
                steps=amount.steps,
                start=period.start or start,
                end=period.end,
            )


def _periods(prices: object) -> list[_Period] | None:
    """Prices by period; None if they depend on more than the day."""
    if isinstance(prices, dict):
        return [_Period(None, None, prices)]
    conditional = [item for item in prices if isinstance(item, dict)] if isinstance(prices, list) else []
    constraints = [item.get("constraint") or {} for item in conditional]
    if not conditional or any(set(constraint) - {"start_date"} for constraint in constraints):
        return None
    days = sorted({constraint["start_date"] for constraint in constraints if constraint})
    periods = []
    for start, end in zip([None, *days], [*days, None], strict=True):
        holding = [
            item["prices"]
            for item, constraint in zip(conditional, constraints, strict=True)
            if not constraint or (start is not None and constraint["start_date"] <= start)
        ]
        periods.append(_Period(start, end, holding[-1] if holding else conditional[0]["prices"]))
    return periods


def _amounts(prices: dict[str, Any], result: Imported) -> dict[str, tuple[int, _Amount]]:
    found: dict[str, tuple[int, _Amount]] = {}
    for key, value in sorted(prices.items(), key=lambda item: len(_METERS.get(item[0], ())), reverse=True):
        amount = _amount(value)
        if value is None:
            continue
        if key not in _METERS or amount is None:
            result.left_out[key] += 1
            continue
        per = 1000 if key.endswith("_kcount") else MILLION
        found |= dict.fromkeys(_METERS[key], (per, amount))
    if "uncached_input" in found:
        for meter in CACHE_METERS:
            found.setdefault(meter, found["uncached_input"])
    return found


def _amount(value: object) -> _Amount | None:
    if isinstance(value, Decimal) and is_price(value):
        return _Amount(value, ())
    if isinstance(value, dict) and isinstance(base := value.get("base"), Decimal) and is_price(base):
        tiers = value.get("tiers") or []
        if all(
            isinstance(tier, dict) and is_price(tier.get("price")) and is_price(tier.get("start")) for tier in tiers
        ):
            return _Amount(base, tuple(sorted((int(tier["start"]), tier["price"]) for tier in tiers)))
    return None
