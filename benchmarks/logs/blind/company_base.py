"""The eighth set's company: its policy, owners, prices, and what happened at its gateways."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from blind.scoring import Truth
from blind.setting import Record

DAY = datetime(2026, 11, 10, 7, tzinfo=UTC)
CARD = "acme-2026-11"
SERVICES = {  # service: (team, cost center, key)
    "payments/risk": ("payments", "CC-2100", "vk-payments-risk"),
    "payments/refunds": ("payments", "CC-2100", "vk-payments-refunds"),
    "growth/mail": ("growth", "CC-2200", "vk-growth-mail"),
    "research/eval": ("research", "CC-2300", "vk-research-eval"),
    "support/reply": ("support", "CC-2400", "vk-support-reply"),
}
MODELS = {  # what is asked for: (who sells it, what answers, USD per million of input, cached, written to cache, output)
    "chat-small": ("openai", "gpt-5-mini-2025-08-07", 0.25, 0.025, 0, 2),
    "chat-large": ("openai", "gpt-5-2025-08-07", 1.25, 0.125, 0, 10),
    "claude": ("anthropic", "claude-sonnet-4-5-20250929", 3, 0.3, 3.75, 15),
    "haiku": ("bedrock", "anthropic.claude-3-5-haiku-20241022-v1:0", 0.8, 0.08, 1, 4),
    "gemini": ("vertex_ai", "gemini-2.5-flash", 0.3, 0.03, 0, 2.5),
}
NAMES = {  # the policy's field: the name of the tag
    "request_id": "boundary", "team_id": "team", "cost_center": "cost-center", "service_endpoint": "service",
    "correlation_id": "correlation", "environment": "env", "price_card_version": "price-card", "feature": "feature",
}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One attempt, as it happened. `input` has the cached ones and those written to the cache, `output` the reasoning."""

    name: str
    tags: Record
    service: str
    asked: str
    start: float
    end: float
    input: Any
    output: Any
    cached: Any = 0
    written: Any = 0
    reasoning: Any = 0
    total: Any = None
    cost: Any = None
    key: str = ""
    status: int = 200
    answered: str | None = None
    session: str | None = None
    stream: bool = False
    error: str | None = None

    @property
    def whole(self) -> Any:
        return self.total if self.total is not None else self.input + self.output

    @property
    def seller(self) -> str:
        return MODELS[self.asked][0]

    @property
    def model(self) -> str:
        return self.answered if self.answered is not None else MODELS[self.asked][1]

    @property
    def paid(self) -> Any:
        """In USD, by the card, to the digit."""
        return self.cost if self.cost is not None else price(self)


def price(event: Event) -> float:
    _, _, fresh, cached, written, output = MODELS[event.asked]
    rest = event.input - event.cached - event.written
    money = rest * fresh + event.cached * cached + event.written * written + event.output * output
    return round(money / 1e6, 12)


Turn = Callable[[Event], Event]


@dataclass(kw_only=True)
class Company(Truth):
    """Events come a few minutes apart, of all services in turn."""

    count: int = 0
    origin: datetime = DAY
    apart: float = 3
    seen: list[str] = field(default_factory=list)

    def event(self, *asked: str, service: str | None = None) -> Event:
        source = self.random
        service = service or sorted(SERVICES)[self.count % len(SERVICES)]
        team, center, key = SERVICES[service]
        self.count += 1
        at = self.origin + timedelta(minutes=self.apart * self.count, seconds=source.random() * 40)
        tokens, output = source.randrange(400, 12_000), source.randrange(20, 1500)
        name = self.hexes(32)
        tags = {
            "boundary": f"b-{self.hexes(24)}", "team": team, "cost-center": center, "service": service,
            "correlation": f"c-{self.hexes(20)}", "env": "prod", "price-card": CARD,
            "feature": source.choice(("chat", "agent", "batch")),
        }  # fmt: skip
        start = round(at.timestamp(), 3)
        model = source.choice(asked or ("chat-small", "chat-large"))
        return Event(
            name, tags, service, model, start, round(start + 0.8 + 6 * source.random(), 3), tokens, output,
            cached=tokens // 128 // 3 * 128, written=256 if MODELS[model][4] and tokens > 1000 else 0, key=key,
        )  # fmt: skip


def tag(**values: object) -> Turn:
    """Tags by their field's name in short: `cost_center` for `cost-center`."""
    renamed = {name.replace("_", "-"): value for name, value in values.items()}
    return lambda event: replace(event, tags={**event.tags, **renamed})


def without(*names: str) -> Turn:
    return lambda event: replace(event, tags={k: v for k, v in event.tags.items() if k not in names})


def turn(**values: object) -> Turn:
    return lambda event: replace(event, **values)


def company(seed: int) -> Company:
    return Company(random=random.Random(seed))


OWNERS = """\
schema_version: 1
teams:
  payments: {cost_center: CC-2100, services: [payments/risk, payments/refunds], from: 2025-01-01}
  growth: {cost_center: CC-2200, services: [growth/mail], from: 2025-01-01}
  research: {cost_center: CC-2300, services: [research/eval], from: 2025-01-01}
  support: {cost_center: CC-2400, services: [support/reply], from: 2025-01-01}
  loyalty: {cost_center: CC-2500, services: [loyalty/points], from: 2025-01-01, to: 2026-11-01}
  robots: {cost_center: CC-2600, services: [robots/plan], from: 2026-12-01}
  sunset: {cost_center: CC-2700, services: [sunset/export], from: 2025-01-01, to: 2026-12-01}
keys:
  vk-payments-risk: {team: payments, service: payments/risk, environment: prod}
  vk-payments-refunds: {team: payments, service: payments/refunds, environment: prod}
  vk-growth-mail: {team: growth, service: growth/mail, environment: prod}
  vk-research-eval: {team: research, service: research/eval, environment: prod}
  vk-support-reply: {team: support, service: support/reply, environment: prod}
  vk-support-staging: {team: support, service: support/reply, environment: staging}
  vk-sunset: {team: sunset, service: sunset/export, environment: prod}
  vk-common: {shared: true}
"""


def policy(more: str = "", fields: tuple[str, ...] = tuple(NAMES)) -> str:
    out = ["schema_version: 1", "name: acme", 'version: "3.1.0"', "placeholders:",
           '  values: ["", unknown, todo, tbd, none, "null", n/a, default, changeme]', '  patterns: ["^<.*>$", "^[$][{].*[}]$"]',
           "price_cards: {files: [prices.json]}", "fields:"]  # fmt: skip
    schemas = {
        "environment": "{enum: [prod, staging]}", "feature": "{enum: [chat, agent, batch]}",
        "team_id": '{type: string, pattern: "^[a-z][a-z-]{1,30}$"}',
    }  # fmt: skip
    for name in fields:
        said = NAMES[name]
        schema = schemas.get(name, "{type: string, minLength: 3}")
        carriers = (
            f"{{metadata: [{said}], headers: [x-acme-{said}], attributes: [acme.{said}], baggage: [acme.{said}]}}"
        )
        out.append(f"  {name}: {{due: request, schema: {schema}, carriers: {carriers}}}")
    out += ["  model_actual: {due: response, schema: {type: string, minLength: 3}}",
            "  input_tokens: {due: response, schema: {type: integer, minimum: 0}}",
            "  output_tokens: {due: response, schema: {type: integer, minimum: 0}}"]  # fmt: skip
    return "\n".join(out) + "\n" + more


def prices() -> str:
    rows = [
        f'  "{model}": {{"input": {fresh}, "cached_input": {cached}, "cache_write": {written}, "output": {output}}}'
        for _, model, fresh, cached, written, output in MODELS.values()
    ]
    return f'{{"version": "{CARD}", "currency": "USD", "per": 1000000, "models": {{\n' + ",\n".join(rows) + "\n}}\n"


def settle(folder: Path, more: str = "", fields: tuple[str, ...] = tuple(NAMES)) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "policy.yaml").write_text(policy(more, fields))
    (folder / "owners.yaml").write_text(OWNERS)
    (folder / "prices.json").write_text(prices())
