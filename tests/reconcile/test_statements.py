"""Statements as providers write them, and damaged ones."""

from __future__ import annotations

import csv
import gzip
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.reconcile.families import family
from checker.reconcile.statements import StatementError, read_statement

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture" / "invoices" / "true"
DAY = {"start_time": 1793318400, "end_time": 1793404800}


def write(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document))
    return path


def usage(**result: Any) -> dict[str, Any]:
    return {"object": "page", "data": [{**DAY, "results": [{"num_model_requests": 1, "model": "m", **result}]}]}


def test_openai_input_includes_the_cache(tmp_path: Path) -> None:
    """Older exports have no count of uncached input: it is what remains."""
    path = write(tmp_path / "u.json", usage(input_tokens=100, input_cached_tokens=30, output_tokens=5))
    lines = {line.meter: line.quantity for line in read_statement(path, "u").lines}
    assert lines == {"uncached_input": 70, "cache_read": 30, "output": 5, "request": 1}


def test_anthropic_amounts_are_cents(tmp_path: Path) -> None:
    row = {"amount": "15.4929", "currency": "USD", "description": "x", "token_type": "output_tokens", "model": "m"}
    bucket = {"starting_at": "2026-10-30T00:00:00Z", "ending_at": "2026-10-31T00:00:00Z", "results": [row]}
    [line] = read_statement(write(tmp_path / "a.json", {"data": [bucket]}), "a").lines
    assert (line.amount, line.currency, line.meter) == (Decimal("0.154929"), "USD", "output")


def test_cur_counts_in_its_pricing_unit() -> None:
    lines = read_statement(FIXTURE / "aws_cur2_bedrock.csv", "c").lines
    assert (lines[0].quantity, lines[0].unit_price) == (4460, Decimal("0.0008") / 1000)


def test_pages_may_be_a_list(tmp_path: Path) -> None:
    pages = [usage(input_tokens=1), usage(input_tokens=2)]
    lines = read_statement(write(tmp_path / "p.json", pages), "p").lines
    assert [line.place.pointer for line in lines if line.meter == "uncached_input"] == [
        "/0/data/0/results/0",
        "/1/data/0/results/0",
    ]


def test_a_page_that_is_not_the_last(tmp_path: Path) -> None:
    [(place, why)] = read_statement(
        write(tmp_path / "p.json", {**usage(input_tokens=1), "has_more": True}), "p"
    ).unreadable
    assert (place.pointer, "more pages" in why) == ("/has_more", True)


def test_gzip(tmp_path: Path) -> None:
    path = tmp_path / "c.csv.gz"
    path.write_bytes(gzip.compress((FIXTURE / "aws_cur2_bedrock.csv").read_bytes()))
    assert read_statement(path, "c").lines == read_statement(FIXTURE / "aws_cur2_bedrock.csv", "c").lines


def focus(**cells: str) -> str:
    with (FIXTURE / "focus_1_2.csv").open(newline="") as file:
        first = next(csv.DictReader(file))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(first))
    writer.writeheader()
    writer.writerow({**first, **cells})
    return out.getvalue()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"BilledCost": "free"}, "which is no number"),
        ({"ConsumedQuantity": "NaN"}, "which is no number"),
        ({"ConsumedUnit": "furlongs"}, "unit 'furlongs'"),
        ({"ChargePeriodStart": "soon"}, "which is no time"),
        ({"BilledCost": ""}, "there is no amount"),
    ],
)
def test_rows_that_cannot_be_read_are_named(tmp_path: Path, cells: dict[str, str], why: str) -> None:
    (tmp_path / "f.csv").write_text(focus(**cells))
    statement = read_statement(tmp_path / "f.csv", "f.csv")
    [(place, message)] = statement.unreadable
    assert (place.line, why in message, statement.lines) == (2, True, ())


def test_parquet_holds_the_same(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        for name in ("focus_1_2", "aws_cur2_bedrock"):
            target = tmp_path / f"{name}.parquet"
            query = f"COPY (FROM read_csv('{FIXTURE / name}.csv', all_varchar = true)) TO '{target}' (FORMAT parquet)"
            connection.execute(query)
            found = read_statement(target, "x").lines
            expected = read_statement(FIXTURE / f"{name}.csv", "x").lines
            assert [(f.model, f.meter, f.quantity, f.amount, f.start) for f in found] == [
                (e.model, e.meter, e.quantity, e.amount, e.start) for e in expected
            ]


def test_what_is_no_meter_is_money_apart(tmp_path: Path) -> None:
    """Calls of tools, and sums that were not asked for by line item."""
    results = [
        {"amount": {"value": 1.5, "currency": "usd"}, "line_item": item}
        for item in ("gpt-4o-2024-08-06, web search", "Code Interpreter", None)
    ]
    lines = read_statement(write(tmp_path / "c.json", {"data": [{**DAY, "results": results}]}), "c").lines
    assert [(line.category, line.amount) for line in lines] == [("not-compared", Decimal("1.5"))] * 3


def test_tax_is_no_usage(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text(focus(ChargeCategory="Tax", SkuMeter="", ConsumedQuantity=""))
    [line] = read_statement(tmp_path / "f.csv", "f.csv").lines
    assert (line.category, line.quantity, line.amount) == ("tax", None, Decimal("0.154929"))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"a,b\n1,2\n", b"{", b'{"data": [{}]}', b"\x1f\x8bx", b"\xff\xfe"]
)
def test_what_is_no_statement(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(StatementError, match=r"^x: "):
        read_statement(tmp_path / "x", "x")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("openai/gpt-4o-mini", "gpt-4o-mini-2024-07-18"),
        ("bedrock/converse/anthropic.claude-3-5-haiku-20241022-v1:0", "Claude3.5Haiku"),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
        ("anthropic/claude-sonnet-4-5-20250929", "Claude4.5Sonnet"),
        ("azure/gpt-4.1", "gpt-4.1-2025-04-14"),
        ("vertex_ai/claude-opus-4@20250514", "claude-opus-4"),
    ],
)
def test_families(one: str, other: str) -> None:
    assert family(one) == family(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gpt-4o", "gpt-4o-mini"),
        ("gpt-4", "gpt-4o"),
        ("gpt-4.1", "gpt-41"),
        ("o1", "o1-mini"),
        ("claude-3-5-haiku", "claude-3-5-sonnet"),
        ("text-embedding-3-small", "text-embedding-3-large"),
    ],
)
def test_families_that_are_two(one: str, other: str) -> None:
    assert family(one) != family(other)


WORDS = (
    "data", "results", "start_time", "end_time", "amount", "value", "line_item", "num_model_requests", "input_tokens",
    "starting_at", "ending_at", "uncached_input_tokens", "cache_creation",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(WORDS), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
@settings(max_examples=200)
def test_any_json_is_a_statement_or_said_to_be_none(tmp_path_factory: pytest.TempPathFactory, document: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.json"
    path.write_text(json.dumps({"data": document} if not isinstance(document, dict) else document))
    try:
        read_statement(path, "fuzz")
    except StatementError as error:
        assert str(error).startswith("fuzz: ")


@given(st.binary(max_size=200))
@settings(max_examples=150)
def test_any_bytes_after_a_header(tmp_path_factory: pytest.TempPathFactory, tail: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(focus().split("\r\n")[0].encode() + b"\n" + tail)
    try:
        read_statement(path, "fuzz")
    except StatementError as error:
        assert str(error).startswith("fuzz: ")
