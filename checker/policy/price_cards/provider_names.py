"""Providers by one name: gateways, SDKs and the OpenTelemetry convention (`gen_ai.provider.name`) each have their own
(`bedrock`, `aws.bedrock`, `amazon-bedrock`). The names are data, `provider_names.json`; an unknown one is its own.
Envoy names the route to a provider (`default/openai/route/llm/rule/0/ref/0`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("provider_names.json")


def provider_name(word: str) -> str:
    """The name that `word` means, in lower case."""
    folded = word.strip().lower()
    names = _names()
    if "/" in folded and folded not in names:
        return next((names[part] for part in folded.split("/") if part in names), folded)
    return names.get(folded, folded)


@cache
def _names() -> dict[str, str]:
    table: dict[str, list[str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return {word: name for name, words in table.items() for word in (name, *words)}
