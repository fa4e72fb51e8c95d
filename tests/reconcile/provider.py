"""A provider's record of requests and a gateway's log of them: statements are made of the one, a log of the other.

What differs between the two is what a test plants. Amounts are exact, so that nothing differs by itself.
"""

from __future__ import annotations

import copy
import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

DAY: Final = 86_400
FIRST: Final = 1_793_318_400  # 2026-10-30T00:00Z
DAYS: Final = 4
GPT, MINI, CLAUDE = "gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18", "claude-sonnet-4-5-20250929"
METERS: Final = ("uncached_input", "cache_read", "output")
LIST: Final = {GPT: ("2.50", "1.25", "10"), MINI: ("0.15", "0.075", "0.60"), CLAUDE: ("3", "0.30", "15")}
ROUTES: Final = (
    ("search", GPT, "search"),
    ("checkout", GPT, "checkout"),
    ("checkout", MINI, "checkout"),
    ("claude", CLAUDE, "search"),
)
ANTHROPIC: Final = ("uncached_input_tokens", "cache_read_input_tokens", "output_tokens")
POLICY: Final = """schema_version: 1
name: generated
version: "1.0.0"
fields:
  team_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [team_id]}}
price_cards: {files: [card.yaml]}
logs:
  provider_keys:
    - {match: {model_routed: gw-search}, key: key_search}
    - {match: {model_routed: gw-checkout}, key: key_checkout}
    - {match: {model_routed: gw-claude}, key: key_claude}
"""
FOCUS: Final = (
    "BillingCurrency", "BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd",
    "ChargeCategory", "ChargeClass", "ChargeDescription", "ConsumedQuantity", "ConsumedUnit", "ListUnitPrice",
    "BilledCost", "ProviderName", "ServiceName", "SkuId", "SkuMeter", "ResourceId", "SubAccountId",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as either side has it. `context`: above how many tokens of input another price holds."""

    id: str
    at: int
    key: str
    model: str
    input: int
    cached: int
    output: int
    team: str | None
    tier: str | None = None
    status: str = "success"
    code: str = "500"
    hit: bool = False
    copies: int = 1
    context: int = 0

    def count(self, meter: str) -> int:
        return {"uncached_input": self.input - self.cached, "cache_read": self.cached, "output": self.output}[meter]


Price = Callable[[str, str, int, "str | None", int], Decimal]  # model, meter, start of the day, tier, context


def listed(model: str, meter: str, day: int = 0, tier: str | None = None, context: int = 0) -> Decimal:
    return Decimal(LIST[model][METERS.index(meter)]) / 1_000_000


def requests() -> list[Sent]:
    found: list[Sent] = []
    for day in range(DAYS):
        for key, model, team in ROUTES:
            for hour in range(5):
                n = len(found) + 1
                at = FIRST + day * DAY + 7200 + 3600 * hour
                cached = 100 + n if hour % 2 else 0
                found.append(Sent(f"r-{n}", at, f"key_{key}", model, 1000 + 37 * n, cached, 200 + 11 * n, team))
    return found


@dataclass(slots=True)
class Month:
    """What the provider has, what the log has, and the prices on both sides; then files of these, to be changed."""

    provider: list[Sent] = field(default_factory=requests)
    log: list[Sent] = field(default_factory=requests)
    price: Price = listed
    card: str = ""
    currency: str = "usd"
    digits: int | None = None  # of OpenAI's amounts
    keyed: bool = True
    zone: int = 0  # hours west of UTC, of the days of Anthropic's usage
    files: dict[str, Any] = field(default_factory=dict)
    focus: list[dict[str, str]] = field(default_factory=list)

    def both(self, change: Callable[[Sent], Sent]) -> None:
        self.provider = [change(one) for one in self.provider]
        self.log = [change(one) for one in self.log]

    def make(self) -> Month:
        openai = [one for one in self.provider if one.model != CLAUDE]
        claude = [one for one in self.provider if one.model == CLAUDE]
        self.files = {
            "openai_usage.json": _pages(openai, _openai_usage),
            "openai_costs.json": _pages(openai, self._openai_costs),
            "anthropic_usage.json": _claude_pages(claude, _claude_usage, self.zone),
            "anthropic_cost.json": _claude_pages(claude, self._claude_costs),
        }
        self.focus = [row for cell in _cells(self.provider) for row in self._focus(cell)]
        return self

    def results(self, name: str, day: int) -> list[Any]:
        found = self.files[name]["data"][day]["results"]
        assert isinstance(found, list)
        return found

    def line(self, name: str, day: int, **wanted: object) -> dict[str, Any]:
        found = next(one for one in self.results(name, day) if all(one.get(k) == v for k, v in wanted.items()))
        assert isinstance(found, dict)
        return found

    def write(self, folder: Path, *, focus: bool) -> None:
        (folder / "invoices").mkdir()
        for name, document in self.files.items():
            (folder / "invoices" / name).write_text(_exact(document))
        if focus:
            with (folder / "invoices" / "focus.csv").open("w", newline="") as out:
                writer = csv.DictWriter(out, FOCUS)
                writer.writeheader()
                writer.writerows(self.focus)
        (folder / "card.yaml").write_text(self.card or card())
        (folder / "policy.yaml").write_text(POLICY)
        lines = [json.dumps(_record(one)) + "\n" for one in self.log for _ in range(one.copies)]
        (folder / "log.jsonl").write_text("".join(lines))

    def _money(self, cell: Cell, meter: str) -> Decimal:
        amount = self.price(cell.model, meter, cell.day, cell.tier, cell.context) * cell.counts[meter]
        return amount if self.digits is None or cell.model == CLAUDE else round(amount, self.digits)

    def _openai_costs(self, cell: Cell) -> list[Any]:
        words = {"uncached_input": "input", "cache_read": "cached input", "output": "output"}
        return [
            {
                "object": "organization.costs.result", "quantity": count, "quantity_unit": "tokens",
                "amount": {"value": self._money(cell, meter), "currency": self.currency}, "project_id": "proj",
                "line_item": ", ".join(filter(None, (cell.model, cell.tier, words[meter]))),
                "api_key_id": cell.key if self.keyed else None,
            }
            for meter, count in cell.counts.items() if count
        ]  # fmt: skip

    def _claude_costs(self, cell: Cell) -> list[Any]:
        window = "200k-1M" if cell.context else "0-200k"
        return [
            {
                "currency": "USD", "amount": f"{self._money(cell, meter) * 100:.6f}", "workspace_id": "ws",
                "cost_type": "tokens", "context_window": window, "model": cell.model, "service_tier": "standard",
                "token_type": token_type, "description": f"Claude Sonnet 4.5 Usage - {meter}",
            }
            for (meter, count), token_type in zip(cell.counts.items(), ANTHROPIC, strict=True) if count
        ]  # fmt: skip

    def _focus(self, cell: Cell) -> Iterable[dict[str, str]]:
        who = "Anthropic" if cell.model == CLAUDE else "OpenAI"
        words = {"uncached_input": "Input Tokens", "cache_read": "Cached Input Tokens", "output": "Output Tokens"}
        for meter, count in cell.counts.items():
            if count:
                unit = self.price(cell.model, meter, cell.day, cell.tier, cell.context)
                values = (
                    self.currency.upper(), "2026-10-01T00:00:00Z", "2026-12-01T00:00:00Z", _iso(cell.day),
                    _iso(cell.day + DAY), "Usage", "", f"{cell.model} {meter}", str(count), "Tokens", str(unit),
                    f"{self._money(cell, meter):.10f}", who, f"{who} API", cell.model, words[meter], cell.key, "proj",
                )  # fmt: skip
                yield dict(zip(FOCUS, values, strict=True))


@dataclass(slots=True)
class Cell:
    day: int
    key: str
    model: str
    tier: str | None
    context: int
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(METERS, 0))
    requests: int = 0


def card(*, head: str = "", more: str = "", **prices: str) -> str:
    """The list prices, with `more` rows; a model's rows may be given instead (`gpt=`, `claude=`)."""
    names = {GPT: "gpt", MINI: "mini", CLAUDE: "claude"}
    rows = []
    for model, unit_prices in LIST.items():
        own = "".join(price_row(model, *pair) for pair in zip(METERS, unit_prices, strict=True))
        given = prices.get(names[model], own)
        rows.append("" if given == "none" else given)
    top = "schema_version: 1\nprice_card: acme\nversion: pc-1\ncurrency: USD\nissued: 2026-01-01T00:00:00Z\n"
    return f"{top}{head}prices:\n{''.join(rows)}{more}"


def price_row(
    model: str,
    meter: str,
    price: str,
    *,
    tier: str = "standard",
    start: str = "2026-01-01",
    end: str = "",
    tiers: str = "",
) -> str:
    provider = "anthropic" if model == CLAUDE else "openai"
    until = f"{end}T00:00:00Z" if end else "null"
    return (
        f"- {{sku_price_id: {model}/{tier}/{meter}/{start}, provider: {provider}, models: [{model}], "
        f'service_tier: {tier}, region: "*", meter: {meter}, unit: token, per: 1000000, price: "{price}", '
        f"effective_from: {start}T00:00:00Z, effective_to: {until}{tiers}}}\n"
    )


def _cells(sent: Iterable[Sent], zone: int = 0) -> list[Cell]:
    found: dict[tuple[object, ...], Cell] = {}
    for one in sent:
        day = FIRST + ((one.at - FIRST - zone * 3600) // DAY) * DAY + zone * 3600
        place = (day, one.key, one.model, one.tier, one.context)
        cell = found.setdefault(place, Cell(*place))  # type: ignore[arg-type]
        cell.requests += 1
        for meter in METERS:
            cell.counts[meter] += one.count(meter)
    return [found[place] for place in sorted(found, key=str)]


def _pages(sent: list[Sent], results: Callable[[Cell], list[Any]]) -> dict[str, Any]:
    cells = _cells(sent)
    starts = [FIRST + day * DAY for day in range(DAYS)]
    data = [
        {"object": "bucket", "start_time": start, "end_time": start + DAY,
         "results": [line for cell in cells if cell.day == start for line in results(cell)]}
        for start in starts
    ]  # fmt: skip
    return {"object": "page", "data": data, "has_more": False}


def _openai_usage(cell: Cell) -> list[Any]:
    cached = cell.counts["cache_read"]
    return [{
        "object": "organization.usage.completions.result", "input_tokens": cell.counts["uncached_input"] + cached,
        "input_cached_tokens": cached, "output_tokens": cell.counts["output"], "num_model_requests": cell.requests,
        "project_id": "proj", "api_key_id": cell.key, "model": cell.model, "batch": cell.tier == "batch",
    }]  # fmt: skip


def _claude_pages(sent: list[Sent], results: Callable[[Cell], list[Any]], zone: int = 0) -> dict[str, Any]:
    cells = _cells(sent, zone)
    data = [
        {"starting_at": _iso(day, zone), "ending_at": _iso(day + DAY, zone),
         "results": [line for cell in cells if cell.day == day for line in results(cell)]}
        for day in sorted({cell.day for cell in cells})
    ]  # fmt: skip
    return {"data": data, "has_more": False}


def _claude_usage(cell: Cell) -> list[Any]:
    return [{
        "uncached_input_tokens": cell.counts["uncached_input"], "cache_read_input_tokens": cell.counts["cache_read"],
        "cache_creation": {"ephemeral_1h_input_tokens": 0, "ephemeral_5m_input_tokens": 0},
        "output_tokens": cell.counts["output"], "api_key_id": cell.key, "workspace_id": "ws", "model": cell.model,
        "service_tier": "standard", "context_window": "200k-1M" if cell.context else "0-200k",
    }]  # fmt: skip


def _record(one: Sent) -> dict[str, Any]:
    """As LiteLLM logs it."""
    provider = "anthropic" if "claude" in one.model else "openai"
    failed = one.status == "failure"
    usage = {"prompt_tokens": one.input, "completion_tokens": one.output, "total_tokens": one.input + one.output}
    details: dict[str, Any] = {"prompt_tokens_details": {"cached_tokens": one.cached}}
    if provider == "anthropic":
        details |= {"cache_read_input_tokens": one.cached, "cache_creation_input_tokens": 0}
    if one.tier:
        details["service_tier"] = one.tier
    return {
        "id": one.id if failed else f"resp-{one.id}", "litellm_call_id": f"call-{one.id}", "call_type": "acompletion",
        "status": one.status, "model": one.model if "/" in one.model else f"{provider}/{one.model}",
        "model_group": f"gw-{one.key.removeprefix('key_')}", "custom_llm_provider": provider,
        "startTime": one.at + 0.2, "endTime": one.at + 1.4, "cache_hit": one.hit,
        **(dict.fromkeys(usage, 0) if failed else usage), **({"service_tier": one.tier} if one.tier else {}),
        "metadata": {
            "requester_metadata": {"price_card_version": "pc-1"} | ({"team_id": one.team} if one.team else {}),
            "usage_object": None if failed else usage | details,
        },
        **({"error_information": {"error_code": one.code, "error_class": "InternalServerError"}} if failed else {}),
    }  # fmt: skip


def _iso(at: int, zone: int = 0) -> str:
    moment = datetime.fromtimestamp(at, timezone(-timedelta(hours=zone)) if zone else UTC)
    return moment.isoformat() if zone else moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _exact(document: Any) -> str:
    """JSON whose decimals have all of their digits."""
    marks: dict[str, str] = {}

    def marked(value: Any) -> Any:
        match value:
            case Decimal():
                marks[mark := f"@{len(marks)}@"] = f"{value:f}"
                return mark
            case dict():
                return {key: marked(below) for key, below in value.items()}
            case list():
                return [marked(below) for below in value]
        return value

    text = json.dumps(marked(copy.deepcopy(document)))
    for mark, number in marks.items():
        text = text.replace(f'"{mark}"', number)
    return text


def changed(sent: list[Sent], ids: Iterable[int], **fields: Any) -> list[Sent]:
    """Requests of these numbers with other fields."""
    names = {f"r-{number}" for number in ids}
    return [replace(one, **fields) if one.id in names else one for one in sent]


def without(sent: list[Sent], ids: Iterable[int]) -> list[Sent]:
    names = {f"r-{number}" for number in ids}
    return [one for one in sent if one.id not in names]
