"""Where the first model fails another one answers, and no price card knows what it costs.

Why it matters: the fallback is bought under pressure, at a price that nobody has agreed to charge.

Alternatives of Kong's ai-proxy-advanced, Envoy AI Gateway and Portkey count as well. A fallback to a name that the file
does not have is reported as a warning: whatever answers there is not known.

Bad:

    # litellm-config.yaml
    # The policy's price card knows gpt-5 alone.
    model_list:
      - {model_name: chat, litellm_params: {model: openai/gpt-5}}
      - {model_name: spare, litellm_params: {model: openai/o99-preview}}
    router_settings: {fallbacks: [{chat: [spare]}]}

Good:

    # litellm-config.yaml
    model_list:
      - {model_name: chat, litellm_params: {model: openai/gpt-5}}
      - {model_name: spare, litellm_params: {model: azure/spare-eu, api_base: "https://spare.example"},
         model_info: {base_model: openai/gpt-5}}
    router_settings: {fallbacks: [{chat: [spare]}]}

Not covered: without `price_cards` in the policy no price is looked up; models that a database adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.configs.invariants.fallbacks import Fallback, fallbacks
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject

if TYPE_CHECKING:
    from checker.policy.price_cards.book import PriceBook


def check(config: ConfigFile, policy: Policy, prices: PriceBook | None) -> Iterator[Finding]:
    for found in fallbacks(config):
        setting = ".".join(found.item.path)
        if not found.model:
            yield _finding(
                found,
                f"{setting} is {found.alias}, which is no model_name of this file: what answers there is not known",
                "name a model of model_list, or add it there",
                Level.WARNING,
            )
        elif prices is not None and prices.cards and not prices.knows(found.model, found.provider):
            cards = ", ".join(card.identity for card in prices.cards[:3])
            which = found.alias if found.alias == found.model else f"{found.alias} ({found.model})"
            yield _finding(
                found,
                f"{setting} is {which}, of which no price card has a price ({cards})",
                "add its price to a price card, or fall back to a model that has one",
                Level.ERROR,
            )


def _finding(found: Fallback, message: str, fix: str, level: Level) -> Finding:
    return Finding.fail(
        message, at=found.item.at, fix=fix, level=level, anchor=f"{found.item.pointer} {found.model}", private=True
    )


RULE = Rule(id="CP210", name="unpriced-fallback", check=check, subject=Subject.PRICED_CONFIG)
