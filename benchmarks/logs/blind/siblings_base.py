"""The ninth set's ground: a sibling of the fixture. Five services with a carrier of their own each, their keys, the models
they ask for, the prices, and the calls that they make."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from blind.scoring import Truth
from blind.setting import FIXTURE, TAGS, Record

FIRST = datetime(2026, 11, 16, 5, 40, tzinfo=UTC)
AS_OF = "2026-11-26"
CARD = "pc-2026-11"
OWNERS = {  # key: (team, cost center, service, environment, how its tags travel)
    "svc-search-prod": ("team-search", "CC-1001", "search-api/v1/answer", "prod", "body"),
    "svc-checkout-prod": ("team-checkout", "CC-1002", "checkout-svc/v2/assist", "prod", "header"),
    "svc-support-prod": ("team-support", "CC-1003", "support-bot/v1/reply", "prod", "list"),
    "svc-etl-prod": ("team-data", "CC-1004", "etl-nightly/v1/tagger", "prod", "body"),
    "svc-risk-prod": ("team-risk", "CC-1005", "risk-engine/v3/score", "prod", "header"),
}
MODELS = {  # what is asked for: (seller, deployment, what answers, USD per million of input, cached, written, output)
    "gpt-4o-mini": ("openai", "openai/gpt-4o-mini", "gpt-4o-mini-2024-07-18", 0.15, 0.075, 0, 0.6),
    "gpt-4o": ("openai", "openai/gpt-4o", "gpt-4o-2024-08-06", 2.5, 1.25, 0, 10),
    "gpt-4.1": ("openai", "openai/gpt-4.1", "gpt-4.1-2025-04-14", 2, 0.5, 0, 8),
    "o4-mini": ("openai", "openai/o4-mini", "o4-mini-2025-04-16", 1.1, 0.275, 0, 4.4),
    "claude-sonnet-4-5": ("anthropic", "anthropic/claude-sonnet-4-5", "claude-sonnet-4-5-20250929", 3, 0.3, 3.75, 15),
    "haiku": ("bedrock", "bedrock/converse/anthropic.claude-3-5-haiku-20241022-v1:0",
              "anthropic.claude-3-5-haiku-20241022-v1:0", 0.8, 0.08, 1, 4),
    "gemini-2.5-flash": ("vertex_ai", "vertex_ai/gemini-2.5-flash", "gemini-2.5-flash", 0.3, 0.03, 0, 2.5),
}  # fmt: skip
GROUPS = {"gpt-4o-mini": "gw-fast", "gpt-4o": "gw-4o", "gpt-4.1": "gw-smart", "o4-mini": "gw-reason",
          "claude-sonnet-4-5": "gw-claude", "haiku": "gw-bedrock"}  # fmt: skip


@dataclass(frozen=True)
class Call:
    """One try, as it was. `input` has what was cached and written to the cache, `output` the reasoning."""

    name: str
    tags: Record
    key: Any
    asked: str
    start: Any
    end: Any
    input: Any
    output: Any
    cached: Any = 0
    written: Any = 0
    reasoning: Any = 0
    total: Any = None
    cost: Any = None
    answered: Any = ""
    status: int = 200
    stream: bool = False
    session: str = ""
    carrier: str = "body"

    @property
    def whole(self) -> Any:
        return self.total if self.total is not None else self.input + self.output

    @property
    def seller(self) -> str:
        return MODELS[self.asked][0]

    @property
    def deployment(self) -> str:
        return MODELS[self.asked][1]

    @property
    def model(self) -> Any:
        return MODELS[self.asked][2] if self.answered == "" else self.answered

    @property
    def group(self) -> str:
        return GROUPS.get(self.asked, "gw-other")

    @property
    def good(self) -> bool:
        return self.status < 400

    @property
    def owner(self) -> tuple[str, str, str, str, str]:
        return OWNERS.get(self.key, OWNERS["svc-search-prod"])

    @property
    def team(self) -> str | None:
        """What the gateway knows of the key."""
        if self.key == "svc-search-staging":
            return "team-search"
        return OWNERS[self.key][0] if self.key in OWNERS else None

    @property
    def paid(self) -> Any:
        return price(self) if self.cost is None else self.cost


def price(call: Call) -> float:
    """By the card, to the digit."""
    *_, fresh, cached, written, output = MODELS[call.asked]
    rest = call.input - call.cached - call.written
    return round((rest * fresh + call.cached * cached + call.written * written + call.output * output) / 1e6, 12)


Turn = Callable[[Call], Call]


@dataclass(kw_only=True)
class Siblings(Truth):
    """Calls of the services in turn, a little apart. `groups`: the tag says the gateway's group of models."""

    count: int = 0
    origin: datetime = FIRST
    apart: float = 2.5

    def call(self, *asked: str, key: str | None = None, grouped: bool = False, caches: bool = True) -> Call:
        source = self.random
        key = key or sorted(OWNERS)[self.count % len(OWNERS)]
        team, center, service, environment, carrier = OWNERS[key]
        self.count += 1
        start = round((self.origin + timedelta(minutes=self.apart * self.count)).timestamp() + 30 * source.random(), 3)
        model = source.choice(asked or ("gpt-4o-mini", "gpt-4o-mini", "gpt-4o", "gpt-4.1"))
        tokens, output = source.randrange(300, 9000), source.randrange(15, 900)
        saves = caches and source.random() < 0.4
        tags = {
            "request_boundary_id": f"rb-{self.hexes(8)}-{self.hexes(4)}-{self.hexes(4)}-{self.hexes(4)}-{self.hexes(12)}",
            "team_id": team, "cost_center": center, "service_endpoint": service, "correlation_id": f"corr-{self.hexes(16)}",
            "environment": environment, "model_requested": GROUPS.get(model, model) if grouped else model, "price_card_version": CARD,
        }  # fmt: skip
        return Call(
            self.hexes(32), tags, key, model, start, round(start + 0.4 + 5 * source.random(), 3), tokens, output,
            cached=tokens // 128 // 2 * 128 if saves else 0, written=128 if saves and MODELS[model][5] and tokens > 1000 else 0,
            reasoning=output // 2 if model == "o4-mini" else 0, carrier=carrier,
        )  # fmt: skip

    def calls(self, count: int, *asked: str, apart: float = 2.5, key: str | None = None, **more: bool) -> list[Call]:
        self.count, self.apart = 0, apart
        return [self.call(*asked, key=key, **more) for _ in range(count)]


def siblings(seed: int) -> Siblings:
    return Siblings(random=random.Random(seed))


def tag(**values: object) -> Turn:
    return lambda call: replace(call, tags={**call.tags, **values})


def without(*names: str) -> Turn:
    return lambda call: replace(call, tags={n: v for n, v in call.tags.items() if n not in names})


def turn(**values: Any) -> Turn:
    return lambda call: replace(call, **values)


def settle(folder: Path, tags: tuple[str, ...] = TAGS, more: str = "") -> None:
    """The fixture's policy, its tags also in headers and attributes; `tags`: those which the source can carry."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    for line in (FIXTURE / "policy.yaml").read_text().splitlines(keepends=True):
        for name in TAGS:
            own = f"metadata: [{name}]"
            if own in line:
                line = line.replace(own, f"{own}, headers: [x-{name.replace('_', '-')}], attributes: [{name}]")
                line = line if name in tags else ""
        kept.append(line)
    (folder / "policy.yaml").write_text("".join(kept) + more)
    rows = {
        model: {"input": fresh, "cached_input": cached, "cache_write": written, "output": output}
        for _, _, model, fresh, cached, written, output in MODELS.values()
    }
    rows["text-embedding-3-small"] = {"input": 0.02, "cached_input": 0, "cache_write": 0, "output": 0}
    card = {"version": CARD, "currency": "USD", "per": 1_000_000, "models": rows}
    (folder / "price_card.json").write_text(json.dumps(card, indent=1))
    owners = ["schema_version: 1", "teams:"]
    for team, center, service, *_ in OWNERS.values():
        owners.append(f'  {team}: {{cost_center: "{center}", services: ["{service}"], from: 2026-01-01}}')
    owners += ['  team-legacy: {cost_center: "CC-1008", services: ["legacy/v1/do"], from: 2025-01-01, to: 2026-11-01}']
    owners += ['  team-next: {cost_center: "CC-1009", services: ["next/v1/do"], from: 2027-01-01}', "keys:"]
    for key, (team, _, service, environment, _) in OWNERS.items():
        owners.append(f'  {key}: {{team: {team}, service: "{service}", environment: {environment}}}')
    owners += ['  svc-search-staging: {team: team-search, service: "search-api/v1/answer", environment: staging}']
    owners += ["  shared-default: {shared: true}", ""]
    (folder / "owners.yaml").write_text("\n".join(owners))
