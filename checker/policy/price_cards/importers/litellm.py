"""LiteLLM's price map (`model_prices_and_context_window.json`) into prices.

Its keys are words with suffixes: `cache_read_input_token_cost_above_200k_tokens_priority` is the price of a token read
from the cache, when the request has more than 200,000 input tokens, in the service tier `priority`. What its own
calculation does, the card says: a threshold is crossed by all input tokens and changes the price of the whole request;
without a price for the cache, tokens read or written there cost what other input does; a service tier that lacks a key
pays the standard one (not so for batch). The map has no dates: prices hold always, or from a stated day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from checker.policy.price_cards.importers.imported import (
    CACHE_METERS,
    Chosen,
    Imported,
    ImportListError,
    is_price,
    read_list,
)
from checker.policy.price_cards.model import STANDARD

_METERS: Final = {
    "input_cost_per_token": "uncached_input",
    "output_cost_per_token": "output",
    "cache_read_input_token_cost": "cache_read",
    "input_cost_per_token_cache_hit": "cache_read",
    "cache_creation_input_token_cost": "cache_write_5m",
    "cache_creation_input_token_cost_above_1hr": "cache_write_1h",
    "output_cost_per_reasoning_token": "reasoning_output",
    "input_cost_per_audio_token": "input_audio",
    "output_cost_per_audio_token": "output_audio",
    "cache_read_input_audio_token_cost": "cache_read_audio",
    "input_cost_per_image_token": "input_image",
    "output_cost_per_image_token": "output_image",
    "cache_read_input_image_token_cost": "cache_read_image",
    "input_cost_per_video_token": "input_video",
    "output_cost_per_video_token": "output_video",
    "input_cost_per_character": "input_character",
    "output_cost_per_character": "output_character",
    "input_cost_per_second": "input_second",
    "output_cost_per_second": "output_second",
    "output_cost_per_image": "image",
    "input_cost_per_request": "request",
    "ocr_cost_per_page": "page",
}
_SERVICE_TIERS: Final = {
    "batches": "batch",
    "priority": "priority",
    "flex": "flex",
    "balanced": "balanced",
    "ultrafast": "ultrafast",
}
_KEY: Final = re.compile(
    rf"({'|'.join(sorted(_METERS, key=len, reverse=True))})"
    rf"(?:_above_([0-9]+)(k?)_tokens)?(?:_({'|'.join(_SERVICE_TIERS)}))?"
)
_COST: Final = re.compile(r"(^|_)(cost|pricing|multiplier)(_|$)")
# How the map's providers are called by those who write logs: `vertex_ai-anthropic_models` is a kind of model of Vertex.
_PROVIDERS: Final = {
    "bedrock_converse": "bedrock",
    "cohere_chat": "cohere",
    "text-completion-openai": "openai",
    "azure_text": "azure",
}
# A provider's own rule for tokens read from the cache where its entry has no price for them: a share of the input's.
_CACHE_READ_SHARE: Final = {"fireworks_ai": Decimal("0.5")}
_FROM_THRESHOLD_ON: Final = frozenset({"xai"})  # its tiers begin at the threshold, not above it

_Prices = dict[tuple[str, str], dict[int, Decimal]]  # (service tier, meter) -> price by threshold, 0 for none


def import_litellm(data: bytes, chosen: Chosen, *, start: str | None = None) -> Imported:
    """Prices of the chosen part of the map. Raises ImportListError if it is no such map."""
    document = read_list(data, "LiteLLM")
    if not isinstance(document, dict) or not any(
        isinstance(v, dict) and "litellm_provider" in v for v in document.values()
    ):
        raise ImportListError("not a price map of LiteLLM: expected models by name, each with litellm_provider")
    result = Imported()
    sold: dict[tuple[str, str], tuple[_Prices, str]] = {}
    for name, entry in document.items():
        if not isinstance(entry, dict) or name == "sample_spec":
            continue
        if isinstance(target := entry.get("alias_of"), str):
            result.aliases[name] = target
            continue
        provider = _provider(entry.get("litellm_provider"))
        model = name.removeprefix(f"{provider}/")
        if provider is None or not chosen.has(provider, name, model):
            continue
        prices = _prices(name, entry, result)
        if (provider, model) in sold and sold[provider, model][0] != prices:
            model = name  # `gpt-4o` and `openai/gpt-4o`, at two prices: each by its whole name
        if prices:
            sold[provider, model] = (prices, name)
    for (provider, model), (prices, _) in sold.items():
        _add(result, provider, model, prices, start)
    names = {model for _, model in sold} | {name for _, name in sold.values()}
    result.aliases = {alias: _billed(to, sold) for alias, to in result.aliases.items() if to in names}
    return result


def _provider(word: object) -> str | None:
    if not isinstance(word, str):
        return None
    return _PROVIDERS.get(word, "vertex_ai" if word.startswith("vertex_ai-") else word)


def _billed(name: str, sold: Mapping[tuple[str, str], tuple[_Prices, str]]) -> str:
    return next((model for (_, model), (_, whole) in sold.items() if whole == name), name)


def _prices(name: str, entry: dict[str, Any], result: Imported) -> _Prices:
    """The prices of one model as the map states them."""
    if "off_peak_pricing" in entry:
        result.without[name] = "its price depends on the time of day"
        return {}
    prices: _Prices = {}
    for key, value in entry.items():
        found = _KEY.fullmatch(key)
        if found is None:
            if key != "tiered_pricing" and _COST.search(key):
                result.left_out[key] += 1
            continue
        if not is_price(value):
            result.left_out[f"{key} (no number)"] += 1
            continue
        meter = _METERS[found[1]]
        over = int(found[2]) * (1000 if found[3] else 1) if found[2] else 0
        tier = _SERVICE_TIERS[found[4]] if found[4] else STANDARD
        if over and _provider(entry.get("litellm_provider")) in _FROM_THRESHOLD_ON:
            over -= 1
        if found[1] != "input_cost_per_token_cache_hit" or "cache_read_input_token_cost" not in entry:
            prices.setdefault((tier, meter), {})[over] = value
    for over, key, value in _ranges(entry.get("tiered_pricing")):
        prices.setdefault((STANDARD, _METERS[key]), {})[over] = value
    share = _CACHE_READ_SHARE.get(str(entry.get("litellm_provider")))
    if share is not None and (base := prices.get((STANDARD, "uncached_input"), {}).get(0)) is not None:
        prices.setdefault((STANDARD, "cache_read"), {0: base * share})
    return prices


def _ranges(tiers: object) -> Iterator[tuple[int, str, Decimal]]:
    """`tiered_pricing`: prices by range of input tokens, which a request is in when it has more than its start. A range
    without a price for the cache or for reasoning has that of its input or output."""
    ranges = [tier for tier in tiers if isinstance(tier, dict)] if isinstance(tiers, list) else []
    reasoning = any("output_cost_per_reasoning_token" in tier for tier in ranges)
    for tier in ranges:
        bounds = tier.get("range")
        if not isinstance(bounds, list) or not bounds or not is_price(bounds[0]):
            continue
        priced = {key: value for key, value in tier.items() if key in _METERS and is_price(value)}
        if "input_cost_per_token" in priced:
            priced.setdefault("cache_read_input_token_cost", priced["input_cost_per_token"])
            priced.setdefault("cache_creation_input_token_cost", priced["input_cost_per_token"])
        if reasoning and "output_cost_per_token" in priced:
            priced.setdefault("output_cost_per_reasoning_token", priced["output_cost_per_token"])
        yield from ((int(bounds[0]), key, value) for key, value in priced.items())


def _add(result: Imported, provider: str, model: str, prices: _Prices, start: str | None) -> None:
    for tier in dict.fromkeys(tier for tier, _ in prices):
        of_tier = _completed({meter: steps for (t, meter), steps in prices.items() if t == tier}, tier, prices)
        for meter, steps in of_tier.items():
            if 0 not in steps:
                result.left_out[f"{meter} above a threshold, with no price below it"] += 1
                continue
            above = sorted((over, price) for over, price in steps.items() if over)
            result.add(provider, [model], meter, steps[0], tier=tier, steps=above, start=start)


def _completed(own: dict[str, dict[int, Decimal]], tier: str, prices: _Prices) -> dict[str, dict[int, Decimal]]:
    """With what the map's own calculation does where a key is missing."""
    result = dict(own)
    if tier not in (STANDARD, "batch"):
        for (other, meter), steps in prices.items():
            if other == STANDARD and not (meter == "reasoning_output" and "output" in own):
                result[meter] = steps | result.get(meter, {})
    if tier == "batch" or "uncached_input" not in result or "output" not in result:
        return result
    for meter in CACHE_METERS:
        fallback = "cache_write_5m" if meter == "cache_write_1h" else "uncached_input"
        if 0 not in result.get(meter, {}):
            result[meter] = result[fallback] | result.get(meter, {})
    return result
