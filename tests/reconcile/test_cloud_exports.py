"""Cost exports of clouds: names of columns in several wordings, days for periods, credits apart, words for meters."""

from __future__ import annotations

import csv
import gzip
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.reconcile.families import family
from checker.reconcile.model import InvoiceLine, Statement
from checker.reconcile.statements import StatementError, read_statement

AZURE = {
    "date": "10/30/2026", "meterCategory": "Cognitive Services", "meterSubCategory": "Azure OpenAI",
    "meterName": "gpt 4o 1120 cached Inp glbl Tokens", "consumedService": "Microsoft.CognitiveServices",
    "quantity": "864.5", "unitOfMeasure": "1K", "costInBillingCurrency": "1.0806250000", "billingCurrency": "EUR",
    "ResourceId": "/subscriptions/1/accounts/gw", "SubscriptionId": "1", "resourceLocation": "swedencentral",
    "chargeType": "Usage",
}  # fmt: skip
GCP: dict[str, Any] = {
    "billing_account_id": "0", "service": {"id": "C7E2-9256-1C43", "description": "Vertex AI"},
    "sku": {"id": "1", "description": "Gemini 2.5 Flash GA Text Input - Predictions"},
    "usage_start_time": "2026-10-30 07:00:00 UTC", "usage_end_time": "2026-10-30 08:00:00 UTC",
    "project": {"id": "shop-prod"}, "location": {"region": "europe-west1"}, "cost": 0.319512, "currency": "EUR",
    "usage": {"amount": 1065040.0, "unit": "requests", "pricing_unit": "count"}, "credits": [],
    "invoice": {"month": "202610"}, "cost_type": "regular",
}  # fmt: skip


def table(path: Path, *rows: dict[str, str], delimiter: str = ",") -> Statement:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text("\ufeff" + out.getvalue(), encoding="utf-8")
    return read_statement(path, path.name)


def lines(path: Path, *rows: Any) -> Statement:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return read_statement(path, path.name)


def only(statement: Statement) -> InvoiceLine:
    assert not statement.unreadable
    [line] = statement.lines
    return line


def test_a_day_of_azure(tmp_path: Path) -> None:
    line = only(table(tmp_path / "a.csv", AZURE))
    assert (line.provider, line.model, line.meter) == ("azure", "gpt 4o", "cache_read")
    assert (line.quantity, line.amount, line.currency) == (Decimal(864500), Decimal("1.0806250000"), "EUR")
    assert (line.key, line.project, line.region) == ("/subscriptions/1/accounts/gw", "1", "swedencentral")
    assert line.end - line.start == 86_400_000_000
    assert line.start == 1_793_318_400_000_000


def test_columns_of_other_agreements_are_the_same(tmp_path: Path) -> None:
    other = {name[:1].upper() + name[1:]: cell for name, cell in AZURE.items()}
    other["BillingCurrencyCode"], other["SubscriptionGuid"] = other.pop("BillingCurrency"), other.pop("SubscriptionId")
    other["Date"] = "2026-10-30"
    line, same = only(table(tmp_path / "ea.csv", other)), only(table(tmp_path / "mca.csv", AZURE))
    assert (line.start, line.model, line.meter, line.quantity, line.amount, line.currency, line.project) == (
        same.start, same.model, same.meter, same.quantity, same.amount, same.currency, same.project,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "model", "tier", "meter"),
    [
        ("gpt 4.1 mini Inp glbl Tokens", "gpt-4.1-mini-2025-04-14", None, "uncached_input"),
        ("gpt 4.1 mini Outp glbl Tokens", "gpt-4.1-mini", None, "output"),
        ("gpt 4.1 Inp Data Zone Tokens", "gpt-4.1", None, "uncached_input"),
        ("GPT 5 Mini Inpt Glbl 1M Tokens", "gpt-5-mini-2025-08-07", None, "uncached_input"),
        ("GPT 5 Mini outpt Glbl 1M Tokens", "gpt-5-mini", None, "output"),
        ("o4-mini 0416 Outp glbl Tokens", "o4-mini-2025-04-16", None, "output"),
        ("gpt-4o-0513 Inp glbl Tokens", "gpt-4o-2024-05-13", None, "uncached_input"),
        ("gpt 4o 0513 Input global", "gpt-4o", None, "uncached_input"),
        ("gpt 4o 0806 Batch Inp glbl Tokens", "gpt-4o", "Batch", "uncached_input"),
    ],
)
def test_words_of_azure_meters(tmp_path: Path, name: str, model: str, tier: str | None, meter: str) -> None:
    line = only(table(tmp_path / "a.csv", {**AZURE, "meterName": name}))
    assert line.model is not None
    assert (family(line.model), line.service_tier, line.meter) == (family(model), tier, meter)


def test_what_azure_charges_otherwise(tmp_path: Path) -> None:
    rows = (
        {**AZURE, "meterName": "Code Interpreter Sessions"},
        {**AZURE, "chargeType": "Refund", "costInBillingCurrency": "-3"},
        {**AZURE, "consumedService": "Microsoft.Compute"},
    )
    statement = table(tmp_path / "a.csv", *rows, delimiter=";")
    assert [(line.category, line.amount) for line in statement.lines] == [
        ("not-compared", Decimal("1.0806250000")),
        ("refund", Decimal(-3)),
    ]
    assert (statement.skipped, statement.unreadable) == (1, ())


@pytest.mark.parametrize("day", ["30.10.2026", "13/13/2026", ""])
def test_a_day_that_is_none_is_named(tmp_path: Path, day: str) -> None:
    statement = table(tmp_path / "a.csv", {**AZURE, "date": day})
    [(place, why)] = statement.unreadable
    assert (place.line, "which is no time" in why, statement.lines) == (2, True, ())


def test_an_hour_of_google(tmp_path: Path) -> None:
    _, line = lines(tmp_path / "g.jsonl", GCP, GCP).lines
    assert (line.provider, line.model, line.meter) == ("vertex_ai", "Gemini 2.5 Flash", "uncached_input")
    assert family("Gemini 2.5 Flash") == family("gemini-2.5-flash")
    assert (line.quantity, line.amount, line.currency) == (Decimal("1065040.0"), Decimal("0.319512"), "EUR")
    assert (line.project, line.region, line.end - line.start) == ("shop-prod", "europe-west1", 3_600_000_000)
    assert line.place.line == 2


def test_credits_of_google_are_money_apart(tmp_path: Path) -> None:
    given = [{"name": "a", "amount": -0.1}, {"name": "b", "amount": -0.02}]
    statement = lines(tmp_path / "g.jsonl", {**GCP, "credits": given})
    assert [(line.meter, line.category, line.amount) for line in statement.lines] == [
        ("", "credit", Decimal("-0.12")),
        ("uncached_input", "", Decimal("0.319512")),
    ]


@pytest.mark.parametrize(
    ("sku", "model", "meter"),
    [
        ("Gemini 2.5 Flash GA Thinking Text Output - Predictions", "gemini-2.5-flash", "output"),
        ("Gemini 3 Flash Text Input Caching", "gemini-3-flash", "cache_read"),
        ("Gemini 3.7 Flash Global Text Input - Predictions", "gemini-3.7-flash", "uncached_input"),
        ("Gemini 2.5 Pro Text Output - Predictions", "gemini-2.5-pro", "output"),
        ("Gemini 3 Flash Text Input Caching Storage", None, ""),
        ("Gemini 2.5 Flash GA Image Input - Predictions", None, ""),
    ],
)
def test_words_of_googles_skus(tmp_path: Path, sku: str, model: str | None, meter: str) -> None:
    line = only(lines(tmp_path / "g.jsonl", {**GCP, "sku": {"description": sku}}))
    assert line.meter == meter
    assert line.category == ("" if model else "not-compared")
    assert model is None or family(line.model or "") == family(model)


def test_flattened_columns_are_the_same(tmp_path: Path) -> None:
    dotted = {
        f"{name}.{key}" if key else name: str(cell)
        for name, value in GCP.items() if name != "credits"
        for key, cell in (value.items() if isinstance(value, dict) else [("", value)])
    }  # fmt: skip
    lined = {name.replace(".", "_"): cell for name, cell in dotted.items()}
    expected = only(lines(tmp_path / "g.jsonl", GCP))
    for name, row in (("d.csv", dotted), ("l.csv", lined)):
        line = only(table(tmp_path / name, row))
        assert (line.model, line.meter, line.quantity, line.amount, line.start, line.project) == (
            expected.model, expected.meter, expected.quantity, expected.amount, expected.start, expected.project,
        )  # fmt: skip


def test_rows_in_a_list_and_in_gzip(tmp_path: Path) -> None:
    (tmp_path / "g.json").write_text(json.dumps([GCP, {**GCP, "cost_type": "tax", "cost": 1}]))
    statement = read_statement(tmp_path / "g.json", "g.json")
    assert [(line.category, line.place.pointer) for line in statement.lines] == [("", "/0"), ("tax", "/1")]
    (tmp_path / "g.jsonl.gz").write_bytes(gzip.compress(json.dumps(GCP).encode() + b"\n"))
    assert only(read_statement(tmp_path / "g.jsonl.gz", "g")).amount == Decimal("0.319512")


def test_lines_that_are_no_rows_are_named(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text(json.dumps(GCP) + "\n\n{broken\n[1]\n" + json.dumps({**GCP, "cost": "free"}) + "\n")
    statement = read_statement(path, "g")
    assert [place.line for place, _ in statement.unreadable] == [3, 4, 5]
    assert len(statement.lines) == 1
    path.write_text("{broken\n[1]\n")
    with pytest.raises(StatementError, match="no JSON"):
        read_statement(path, "g")
