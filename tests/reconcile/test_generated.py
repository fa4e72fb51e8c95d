"""One thing planted in a month that else agrees: what the reconciliation calls it, and that nothing else is said.

Every case gives the classes that may be said, of which one must be; none where the money is accounted for.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry
from tests.reconcile.provider import (
    CLAUDE,
    DAY,
    FIRST,
    GPT,
    LIST,
    METERS,
    MINI,
    Month,
    Sent,
    card,
    changed,
    listed,
    price_row,
    without,
)

Plant = Callable[[Month], object]
PRICES = {"price-difference", "stale-price-card", "wrong-meter-price"}
CASES: list[Any] = []
CUT = "2026-11-01"
LONG = ', tiers: [{{over: 200000, basis: request_input, applies: whole_request, price: "{}"}}]'
LONG_PRICES = dict(zip(METERS, ("6", "0.60", "22.50"), strict=True))


def case(name: str, *expected: str, remainder: str = "", focus: bool = False) -> Callable[[Plant], Plant]:
    def kept(plant: Plant) -> Plant:
        CASES.append(pytest.param(plant, set(expected), remainder, focus, id=name))
        return plant

    return kept


def rows(model: str, share: str = "1", **given: str) -> str:
    shares = [f"{Decimal(price) * Decimal(share)}" for price in LIST[model]]
    return "".join(price_row(model, meter, price, **given) for meter, price in zip(METERS, shares, strict=True))


def output(month: Month, day: int = 1) -> dict[str, Any]:
    return month.line("openai_costs.json", day, line_item=f"{GPT}, output", api_key_id="key_search")


def times(factor: str) -> Plant:
    def plant(month: Month) -> None:
        line = output(month.make())
        line["amount"]["value"] *= Decimal(factor)

    return plant


case("clean")(Month.make)
case("clean-with-focus", focus=True)(Month.make)
case("a-quarter-too-much", *PRICES)(times("1.25"))
case("half-a-percent-too-much", *PRICES)(times("1.005"))
case("an-amount-of-nothing", *PRICES)(times("0"))
case("a-negative-amount", *PRICES)(times("-1"))


@case("past-the-gateway", "untraced", remainder="untraced")
def _(month: Month) -> None:
    month.log = without(month.log, (1, 2, 3))


@case("a-key-of-its-own", "untraced", "unknown-key", remainder="untraced")
def _(month: Month) -> None:
    month.provider.append(replace(month.provider[0], id="x", key="key_direct"))


@case("logged-and-never-billed", "overtraced", remainder="overtraced")
def _(month: Month) -> None:
    month.provider = without(month.provider, (6, 7))


@case("no-owner", remainder="untagged")
def _(month: Month) -> None:
    month.log = changed(month.log, range(1, 9), team=None)


@case("cached-at-the-full-price", "wrong-meter-price")
def _(month: Month) -> None:
    month.make().line("openai_costs.json", 2, line_item=f"{GPT}, cached input")["amount"]["value"] *= 2


@case("anthropic-cached-at-the-full-price", "wrong-meter-price")
def _(month: Month) -> None:
    line = month.make().line("anthropic_cost.json", 1, token_type="cache_read_input_tokens")
    line["amount"] = str(Decimal(line["amount"]) * 10)


def batch(month: Month, share: str) -> None:
    month.card = card(more=rows(GPT, "0.5", tier="batch"))
    month.both(lambda one: replace(one, tier="batch") if one.key == "key_search" and one.at < FIRST + 2 * DAY else one)
    month.price = lambda model, meter, day, tier, _: listed(model, meter) * (Decimal(share) if tier else 1)


case("batch-at-half-the-price")(lambda month: batch(month, "0.5"))
case("batch-at-the-full-price", *PRICES)(lambda month: batch(month, "1"))


def cheaper_since(month: Month, day: int) -> None:
    """The card's price falls on the third day, the provider's on the given one."""
    month.card = card(gpt=rows(GPT, end=CUT) + rows(GPT, "0.8", start=CUT))
    since = FIRST + day * DAY
    month.price = lambda model, meter, start, *_: (
        listed(model, meter) * (Decimal("0.8") if model == GPT and start >= since else 1)
    )


case("a-price-changes")(lambda month: cheaper_since(month, 2))
case("the-old-price-after-the-change", "stale-price-card")(lambda month: cheaper_since(month, 3))
case("the-new-price-before-the-change", "stale-price-card")(lambda month: cheaper_since(month, 1))


@case("rounded-to-cents", remainder="rounding")
def _(month: Month) -> None:
    month.digits = 2


@case("rounded-and-two-cents-too-much", "price-difference", remainder="price-difference")
def _(month: Month) -> None:
    month.digits = 2
    output(month.make())["amount"]["value"] += Decimal("0.02")


@case("beside-midnight")
def _(month: Month) -> None:
    month.provider = changed(month.provider, (1,), at=FIRST + DAY)
    month.log = changed(month.log, (1,), at=FIRST + DAY - 1)


@case("a-whole-day-late", "untraced", "overtraced")
def _(month: Month) -> None:
    month.provider = changed(month.provider, (1,), at=FIRST + DAY + DAY // 2)


@case("costs-in-euros", "price-difference", remainder="unpriced")
def _(month: Month) -> None:
    month.currency = "eur"


@case("one-line-in-euros", "price-difference")
def _(month: Month) -> None:
    output(month.make())["amount"]["currency"] = "eur"


def a_long_request(month: Month, *, charged: bool, told: bool) -> None:
    """Of Claude, at a price of its own; the provider says which lines have such requests, or does not."""
    steps = (
        price_row(CLAUDE, meter, price, tiers=LONG.format(LONG_PRICES[meter]))
        for meter, price in zip(METERS, LIST[CLAUDE], strict=True)
    )
    month.card = card(claude="".join(steps))
    month.log = changed(month.log, (16,), input=250_000, cached=0)
    month.provider = changed(month.provider, (16,), input=250_000, cached=0, context=200_000)
    if charged:
        month.price = lambda model, meter, day, tier, context: (
            Decimal(LONG_PRICES[meter]) / 1_000_000 if context else listed(model, meter)
        )
    if not told:
        month.make()
        costs = month.results("anthropic_cost.json", 0)
        for long in [line for line in costs if line["context_window"] != "0-200k"]:
            costs.remove(long)
            base = next(line for line in costs if line["token_type"] == long["token_type"])
            base["amount"] = str(Decimal(base["amount"]) + Decimal(long["amount"]))
        for line in costs:
            del line["context_window"]


case("a-long-request")(lambda month: a_long_request(month, charged=True, told=True))
case("a-long-request-at-the-base-price", *PRICES)(lambda month: a_long_request(month, charged=False, told=True))
case("a-long-request-among-others")(lambda month: a_long_request(month, charged=True, told=False))
case("a-long-request-among-others-at-the-base-price", "price-difference")(
    lambda month: a_long_request(month, charged=False, told=False)
)


@case("a-line-of-costs-twice", "duplicate-line-item", remainder="duplicate-line-items")
def _(month: Month) -> None:
    results = month.make().results("openai_costs.json", 2)
    results.append(copy.deepcopy(results[0]))


@case("a-line-of-usage-twice", "duplicate-line-item")
def _(month: Month) -> None:
    results = month.make().results("openai_usage.json", 2)
    results.append(copy.deepcopy(results[0]))


case("a-day-of-usage-is-missing", "missing-bucket")(lambda month: month.make().results("openai_usage.json", 1).clear())
case("a-day-of-costs-is-missing", "missing-bucket")(lambda month: month.make().results("openai_costs.json", 1).clear())


@case("usage-and-costs-differ", "statements-differ")
def _(month: Month) -> None:
    month.make().line("openai_usage.json", 1, api_key_id="key_search")["output_tokens"] += 5000


def apart(**fields: str) -> Plant:
    """A charge that is no usage, where FOCUS is the only statement of costs."""

    def plant(month: Month) -> None:
        month.make()
        month.files = {name: pages for name, pages in month.files.items() if "cost" not in name}
        month.focus.append(month.focus[5] | {"ConsumedQuantity": "", "BilledCost": "-0.5"} | fields)

    return plant


case("a-refund", remainder="corrections", focus=True)(apart(ChargeClass="Correction"))
case("a-credit", remainder="credit", focus=True)(apart(ChargeCategory="Credit", SkuMeter=""))
case("tax", remainder="tax", focus=True)(apart(ChargeCategory="Tax", SkuMeter="", BilledCost="7.1"))


def another_line(words: str, amount: str) -> Plant:
    def plant(month: Month) -> None:
        money = {"value": Decimal(amount), "currency": "usd"}
        month.make().results("openai_costs.json", 3).append({"line_item": words, "amount": money, "api_key_id": None})

    return plant


case("a-grant", remainder="not-compared")(another_line("Credit grant", "-3.5"))
case("web-searches", remainder="not-compared")(another_line("web search tool calls", "0.25"))


@case("shipped-twice")
def _(month: Month) -> None:
    month.log = changed(month.log, range(1, 80, 7), copies=2)


@case("a-retry-that-is-billed-and-logged")
def _(month: Month) -> None:
    for side in (month.provider, month.log):
        side.append(replace(side[0], id="again", at=side[0].at + 3))


@case("failed-after-it-was-sent", "untraced")
def _(month: Month) -> None:
    month.log = changed(month.log, (11, 12), status="failure")


def extra(**fields: Any) -> Plant:
    return lambda month: month.log.extend(replace(month.log[0], id=f"extra-{n}", **fields) for n in range(3))


case("refused-by-the-provider")(extra(status="failure", code="429"))
case("answered-by-the-gateways-cache")(extra(hit=True))


def logged_as(model: str) -> Plant:
    def plant(month: Month) -> None:
        month.log = [replace(one, model=model) if one.key == "key_search" else one for one in month.log]

    return plant


case("another-dated-model", "untraced", "overtraced")(logged_as("gpt-4o-2024-11-20"))
case("another-model", "untraced", "overtraced")(logged_as(MINI))
case("the-model-without-its-date")(logged_as("gpt-4o"))


@case("cached-tokens-are-not-logged", "untraced", "overtraced")
def _(month: Month) -> None:
    month.log = changed(month.log, range(1, 6), cached=0)


def discounted(month: Month, share: str) -> None:
    month.card = card(head='agreement: {discount: "0.07", applies_to: [usage]}\n')
    month.price = lambda model, meter, *_: listed(model, meter) * Decimal(share)


case("a-discount")(lambda month: discounted(month, "0.93"))
case("no-discount-in-spite-of-the-agreement", *PRICES)(lambda month: discounted(month, "1"))


@case("days-of-another-zone")
def _(month: Month) -> None:
    month.zone = 7


@case("costs-without-keys")
def _(month: Month) -> None:
    month.keyed = False


@case("costs-without-keys-that-differ", "statements-differ", "price-difference")
def _(month: Month) -> None:
    month.keyed = False
    month.make().line("openai_costs.json", 1, line_item=f"{MINI}, output")["quantity"] += 10


@case("a-key-pays-for-another", "untraced", "overtraced")
def _(month: Month) -> None:
    month.provider = changed(month.provider, range(1, 6), key="key_checkout")


@case("cents-for-dollars", *PRICES)
def _(month: Month) -> None:
    month.make()
    for day in range(4):
        for line in month.results("anthropic_cost.json", day):
            line["amount"] = str(Decimal(line["amount"]) / 100)


@case("focus-charges-more", "statements-differ", *PRICES, focus=True)
def _(month: Month) -> None:
    for row in month.make().focus[:3]:
        row["BilledCost"] = str(Decimal(row["BilledCost"]) * 2)


@case("a-model-without-a-price", remainder="unpriced")
def _(month: Month) -> None:
    month.card = card(mini="none")


def reconciled(month: Month, folder: Path, monkeypatch: pytest.MonkeyPatch, *, focus: bool) -> dict[str, Any]:
    if not month.files:
        month.make()
    month.write(folder, focus=focus)
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit):
        entry.main([
            "reconcile", "log.jsonl", "--policy", "policy.yaml", "--invoice", "invoices", "--as-of", "2026-11-26",
            "--format", "json", "--output", "out.json",
        ])  # fmt: skip
    found = json.loads((folder / "out.json").read_text())
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(("plant", "expected", "remainder", "focus"), CASES)
def test_what_was_planted(
    plant: Plant,
    expected: set[str],
    remainder: str,
    focus: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    month = Month()
    plant(month)
    found = reconciled(month, tmp_path, monkeypatch, focus=focus)
    said = {one["class"] for one in found["discrepancies"]}
    assert said <= expected
    assert bool(said) is bool(expected)
    assert found["notices"] == []
    for totals in found["totals"]:
        remainders = {name: Decimal(amount) for name, amount in totals["remainders"].items()}
        assert sum(map(Decimal, totals["owners"].values())) == Decimal(totals["allocated"])
        assert Decimal(totals["allocated"]) + sum(remainders.values()) == Decimal(totals["invoiced"])
    if remainder:
        assert any(remainder in totals["remainders"] for totals in found["totals"])


def test_batch_money_goes_to_those_who_sent_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month = Month()
    batch(month, "0.5")
    totals = reconciled(month, tmp_path, monkeypatch, focus=False)["totals"][0]
    assert totals["remainders"] == {}
    theirs = [one for one in month.log if one.team == "search"]
    spent = sum(
        (month.price(one.model, m, 0, one.tier, 0) * one.count(m) for one in theirs for m in METERS), Decimal(0)
    )
    assert Decimal(totals["owners"]["search"]) == spent


def test_what_is_in_no_total_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FOCUS has a credit that OpenAI's own costs do not; usage goes on after the last day that costs have."""
    month = Month().make()
    month.focus.append(month.focus[5] | {"ChargeCategory": "Credit", "ConsumedQuantity": "", "BilledCost": "-5"})
    month.files["openai_costs.json"]["data"] = month.files["openai_costs.json"]["data"][:2]
    month.focus = [
        row for row in month.focus if row["ChargePeriodStart"] < "2026-11-01" or row["ProviderName"] != "OpenAI"
    ]
    remarks = reconciled(month, tmp_path, monkeypatch, focus=True)["remarks"]
    assert any("-5 USD of credit, which is in no total" in remark for remark in remarks)
    assert any("2 periods of usage, the first from 2026-11-01T00:00:00Z" in remark for remark in remarks)


def test_sent_counts_are_disjoint() -> None:
    one = Sent("r", FIRST, "key", GPT, 100, 30, 7, None)
    assert [one.count(meter) for meter in METERS] == [70, 30, 7]
