"""The thirteenth set's ground: another company at the end of its quarter, with tags, keys, models and a price card of its own, whose
prices go by service tier, lifetime of what is cached and length of what is asked."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from blind.scoring import Truth
from blind.setting import Record

FIRST = datetime(2026, 11, 19, 21, 10, tzinfo=UTC)
AS_OF = "2026-11-28"
CARD = "2026-q4.2"
KEYS = {  # key: (team, cost center, service, environment)
    "pay-prod-01": ("payments", "4711-10", "pay-api/v3/explain", "prod"),
    "pay-staging": ("payments", "4711-10", "pay-api/v3/explain", "staging"),
    "claims-prod": ("claims", "4711-20", "claims/v1/triage", "prod"),
    "docs-prod": ("docs-platform", "4711-30", "docs/v2/summarise", "prod"),
    "kyc-prod": ("kyc", "4712-01", "kyc/v1/extract", "prod"),
}
PROD = [key for key in KEYS if key != "pay-staging"]
MODELS = {  # asked: (seller, what answers, USD per million of input, cached, written for 5 minutes, for an hour, output)
    "gpt-5.1": ("openai", "gpt-5.1-2025-11-13", "1.25", "0.125", "0", "0", "10"),
    "gpt-5-mini": ("openai", "gpt-5-mini-2025-08-07", "0.25", "0.025", "0", "0", "2"),
    "gpt-4.1": ("openai", "gpt-4.1-2025-04-14", "2", "0.5", "0", "0", "8"),
    "text-embedding-3-large": ("openai", "text-embedding-3-large", "0.13", "0.13", "0", "0", "0"),
    "claude-opus-4-5": ("anthropic", "claude-opus-4-5-20251101", "5", "0.5", "6.25", "10", "25"),
    "claude-haiku-4-5": ("anthropic", "claude-haiku-4-5-20251001", "1", "0.1", "1.25", "2", "5"),
    "sonnet": ("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "3", "0.3", "3.75", "6", "15"),
    "gemini-2.5-pro": ("vertex_ai", "gemini-2.5-pro", "1.25", "0.125", "0", "0", "10"),
}
LONG = {"gemini-2.5-pro": (200_000, {"input": "2.5", "cached": "0.25", "output": "15"})}
TIERS = {"": Decimal(1), "batch": Decimal("0.5"), "flex": Decimal("0.5"), "priority": Decimal(2)}
NAMES = {  # the policy's field: the tag
    "request_id": "reqId", "team_id": "team", "cost_center": "costCenter", "service_endpoint": "svc", "correlation_id": "corrId",
    "environment": "env", "model_requested": "wanted", "price_card_version": "priceCard",
}  # fmt: skip
HEADERS = {name: f"x-acme-{tag.lower()}" for name, tag in NAMES.items()}


@dataclass(frozen=True)
class Ask:
    """One try. `input` has all that was cached and written, `output` the reasoning; `tags` by the policy's fields."""

    name: str
    tags: Record
    key: Any
    asked: str
    start: float
    end: float
    input: int
    output: int
    cached: int = 0
    written: int = 0
    hourly: int = 0  # of what was written, for an hour
    reasoning: int = 0
    tier: str = ""
    status: int = 200
    stream: bool = False
    session: str = ""
    cost: Any = None

    @property
    def seller(self) -> str:
        return MODELS[self.asked][0]

    @property
    def model(self) -> str:
        return MODELS[self.asked][1]

    @property
    def paid(self) -> Any:
        return float(price(self)) if self.cost is None else self.cost

    @property
    def team(self) -> str | None:
        return KEYS[self.key][0] if self.key in KEYS else None

    def carried(self, names: dict[str, str] = NAMES) -> Record:
        """The tags by the names of a carrier; what the policy does not know keeps its own."""
        return {names.get(name, name): value for name, value in self.tags.items()}


def price(ask: Ask, tier: str | None = None, long: bool = True, hourly: bool = True) -> Decimal:
    """By the card. `tier`, `long` and `hourly`: as if it had been another, not long, all written for five minutes."""
    _, _, *cells = MODELS[ask.asked]
    fresh, cached, written, hour, output = map(Decimal, cells)
    if ask.asked in LONG and long and ask.input > LONG[ask.asked][0]:
        dear = LONG[ask.asked][1]
        fresh, cached, output = Decimal(dear["input"]), Decimal(dear["cached"]), Decimal(dear["output"])
    of_hour = ask.hourly if hourly else 0
    rest = ask.input - ask.cached - ask.written
    whole = (
        rest * fresh + ask.cached * cached + (ask.written - of_hour) * written + of_hour * hour + ask.output * output
    )
    return whole * TIERS[ask.tier if tier is None else tier] / 1_000_000


Turn = Callable[[Ask], Ask]
Change = Callable[[Record], object]


@dataclass(kw_only=True)
class Quarter(Truth):
    count: int = 0
    origin: datetime = FIRST
    apart: float = 3.0
    random: random.Random = field(default_factory=random.Random)

    def ask(self, *asked: str, key: str | None = None, **more: Any) -> Ask:
        source = self.random
        key = key or PROD[self.count % len(PROD)]
        team, center, service, environment = KEYS[key]
        self.count += 1
        start = round((self.origin + timedelta(minutes=self.apart * self.count)).timestamp() + 20 * source.random(), 3)
        model = source.choice(asked or ("gpt-5.1", "gpt-5-mini", "gpt-4.1"))
        tokens, output = source.randrange(400, 12_000), source.randrange(30, 1200)
        saved = tokens // 256 * 128 if source.random() < 0.4 else 0
        writes = MODELS[model][4] != "0" and source.random() < 0.5
        written = source.randrange(10, 100) if writes else 0
        tags = {
            "request_id": f"req-{self.hexes(8)}-{self.hexes(4)}-{self.hexes(12)}", "team_id": team, "cost_center": center,
            "service_endpoint": service, "correlation_id": f"00-{self.hexes(32)}-{self.hexes(16)}-01", "environment": environment,
            "model_requested": model, "price_card_version": CARD,
        }  # fmt: skip
        reasons = model.startswith(("gpt-5", "gemini"))
        made = Ask(self.hexes(32), tags, key, model, start, round(start + 0.5 + 6 * source.random(), 3), tokens, output, saved, written,
                   written // 2 if written % 2 else 0, output * 2 // 3 if reasons else 0)  # fmt: skip
        return replace(made, **more)

    def asks(self, count: int, *asked: str, apart: float = 3.0, **more: Any) -> list[Ask]:
        self.count, self.apart = 0, apart
        return [self.ask(*asked, **more) for _ in range(count)]


def tag(**values: object) -> Turn:
    return lambda ask: replace(ask, tags={**ask.tags, **values})


def without(*names: str) -> Turn:
    return lambda ask: replace(ask, tags={n: v for n, v in ask.tags.items() if n not in names})


def turn(**values: Any) -> Turn:
    """Who asks another model says so in the tag."""

    def change(ask: Ask) -> Ask:
        ask = replace(ask, **values)
        return replace(ask, tags={**ask.tags, "model_requested": ask.asked}) if "asked" in values else ask

    return change


def costing(of: Callable[[Ask], Decimal], **first: Any) -> Turn:
    """As `first` says, and paid what `of` makes of it."""

    def spoil(ask: Ask) -> Ask:
        ask = turn(**first)(ask)
        return replace(ask, cost=float(of(ask)))

    return spoil


def card() -> str:
    """All prices, in the long form."""
    out = [
        "schema_version: 1",
        "price_card: quarter",
        f"version: {CARD}",
        "currency: USD",
        "issued: 2026-09-28T09:00:00Z",
        "prices:",
    ]
    meters = ("uncached_input", "cache_read", "cache_write_5m", "cache_write_1h", "output")
    for asked, (seller, model, *cells) in MODELS.items():
        for tier, factor in TIERS.items():
            for meter, cell in zip(meters, cells, strict=True):
                out += [f"- sku_price_id: {model}/{tier or 'standard'}/{meter}", f"  provider: {seller}", f"  models: [\"{model}\"]",
                        f"  service_tier: {tier or 'standard'}", '  region: "*"', f"  meter: {meter}", "  unit: token", "  per: 1000000",
                        f'  price: "{Decimal(cell) * factor}"', "  effective_from: 2026-10-01T00:00:00Z", "  effective_to: null"]  # fmt: skip
                short = {"uncached_input": "input", "cache_read": "cached", "output": "output"}.get(meter)
                if asked in LONG and short:
                    over, dear = LONG[asked]
                    amount = Decimal(dear[short]) * factor
                    out.append(
                        f'  tiers: [{{over: {over}, basis: request_input, applies: whole_request, price: "{amount}"}}]'
                    )
    return "\n".join(out) + "\n"


SCHEMAS = {"environment": "{enum: [prod, staging]}", "cost_center": '{type: string, pattern: "^[0-9]{4}-[0-9]{2}$"}'}
REGISTRY = {"team_id": "teams", "cost_center": "cost_centers", "service_endpoint": "services"}


def settle(folder: Path, kept: tuple[str, ...] | None = None, more: str = "") -> None:
    """The policy with those fields that the source can carry."""
    folder.mkdir(parents=True, exist_ok=True)
    out = ["schema_version: 1", "name: quarter", 'version: "4.2.0"', "placeholders:",
           '  values: ["", unknown, todo, tbd, none, "null", n/a, default, test]', "fields:"]  # fmt: skip
    for name, short in NAMES.items():
        if kept is None or name in kept:
            registry = f", registry: {REGISTRY[name]}" if name in REGISTRY else ""
            out.append(f"  {name}: {{due: request, schema: {SCHEMAS.get(name, '{type: string, minLength: 3}')}{registry}, "
                       f"carriers: {{metadata: [{short}], headers: [{HEADERS[name]}], attributes: [acme.{short}]}}}}")  # fmt: skip
    out += ["  model_actual: {due: response, schema: {type: string, minLength: 1}}",
            "  input_tokens: {due: response, schema: {type: integer, minimum: 0}}",
            "  output_tokens: {due: response, schema: {type: integer, minimum: 0}}",
            "price_cards: {files: [card.yaml]}", ""]  # fmt: skip
    (folder / "policy.yaml").write_text("\n".join(out) + more)
    (folder / "card.yaml").write_text(card())
    owners = ["schema_version: 1", "teams:"]
    for team, center, service, _ in {row[0]: row for row in KEYS.values()}.values():
        owners.append(f'  {team}: {{cost_center: "{center}", services: ["{service}"], from: 2025-04-01}}')
    owners += ['  fraud: {cost_center: "4712-02", services: ["fraud/v1/score"], from: 2025-04-01, to: 2026-11-01}',
               '  lending: {cost_center: "4712-03", services: ["lend/v1/quote"], from: 2026-12-01}', "keys:"]  # fmt: skip
    for key, (team, _, service, environment) in KEYS.items():
        owners.append(f'  {key}: {{team: {team}, service: "{service}", environment: {environment}}}')
    owners += ["  playground: {shared: true}", ""]
    (folder / "owners.yaml").write_text("\n".join(owners))
