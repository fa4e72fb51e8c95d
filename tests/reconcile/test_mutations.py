"""Invoices changed in one place: whatever it is, the reconciliation says that something is wrong, and in which file."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.policy.load import load_policy
from checker.reconcile.model import Discrepancy, Reconciliation, Traces
from checker.run.logs import reconcile as use_case
from checker.run.logs.scan_logs import ScanRequest

pytestmark = pytest.mark.xdist_group("mutations")  # they share what is made once for the module
FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
TRUE = FIXTURE / "invoices" / "true"
Reconcile = Callable[[Path], Reconciliation]


@pytest.fixture(scope="module")
def reconcile() -> Iterator[Reconcile]:
    """With the log read once."""
    policy = load_policy("reconcile.yaml", cwd=FIXTURE)
    scan = ScanRequest(("litellm/standard_logging.jsonl",), policy, FIXTURE, date(2026, 11, 26))
    kept: list[Traces] = []
    read = use_case.read_traces

    def once(*arguments: Any) -> Traces:
        if not kept:
            kept.append(read(*arguments))
        return kept[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(use_case, "read_traces", once)
        yield lambda folder: use_case.reconcile(use_case.ReconcileRequest(scan, (folder,)))


def what(one: Discrepancy) -> tuple[object, ...]:
    place = one.place
    name = Path(place.path).name if place is not None else None
    return one.result, name, one.provider, one.key, one.model, one.meter, one.start, one.quantity, one.amount


@pytest.fixture(scope="module")
def known(reconcile: Reconcile) -> set[tuple[object, ...]]:
    return {what(one) for one in reconcile(TRUE).discrepancies}


Change = Callable[[list[Any], random.Random], bool]


def _scaled(*names: str) -> Change:
    def change(rows: list[Any], rng: random.Random) -> bool:
        fitting = [row for row in rows if all(Decimal(str(row.get(n) or 0)) > 0 for n in names)]
        if not fitting:
            return False
        row = rng.choice(fitting)
        for name in names:
            row[name] = type(row[name])(Decimal(str(row[name])) * 3)
        return True

    return change


def _amount(rows: list[Any], rng: random.Random) -> bool:
    row = rng.choice([row for row in rows if row["amount"]["value"] > 0.0001])
    row["amount"]["value"] *= 1.25
    return True


def _twice(rows: list[Any], rng: random.Random) -> bool:
    rows.append(deepcopy(rng.choice(rows)))
    return True


def _gone(rows: list[Any], rng: random.Random) -> bool:
    rows.remove(rng.choice(rows))
    return True


def _key(name: str) -> Change:
    def change(rows: list[Any], rng: random.Random) -> bool:
        rng.choice(rows)[name] = "key_nobody_knows"
        return True

    return change


def _dated_otherwise(name: str) -> Change:
    def change(rows: list[Any], rng: random.Random) -> bool:
        fitting = [row for row in rows if "gpt-4o-mini-2024-07-18" in (row[name] or "")]
        if not fitting:
            return False
        row = rng.choice(fitting)
        row[name] = row[name].replace("2024-07-18", "2025-09-09")
        return True

    return change


JSON = {
    "openai_usage_completions.json": [
        _scaled("input_tokens", "input_uncached_tokens"), _scaled("output_tokens"), _twice, _gone, _key("api_key_id"),
        _dated_otherwise("model"),
    ],
    "openai_usage_embeddings.json": [_scaled("input_tokens"), _twice, _gone, _key("api_key_id")],
    "openai_costs.json": [
        _amount, _scaled("quantity"), _twice, _gone, _key("api_key_id"), _dated_otherwise("line_item"),
    ],
    "anthropic_usage_report.json": [_scaled("uncached_input_tokens"), _scaled("output_tokens"), _twice, _gone],
    "anthropic_cost_report.json": [_scaled("amount"), _twice, _gone],
}  # fmt: skip
CSV = {
    "aws_cur2_bedrock.csv": [_scaled("line_item_usage_amount"), _scaled("line_item_unblended_cost"), _twice, _gone],
    "focus_1_2.csv": [
        _scaled("ConsumedQuantity"),
        _scaled("BilledCost"),
        _twice,
        _gone,
        _key("ResourceId"),
        _dated_otherwise("SkuId"),
    ],
}


def changed(folder: Path, name: str, change: Change, rng: random.Random) -> None:
    path = folder / name
    if name.endswith(".json"):
        document = json.loads(path.read_text())
        with_rows = [bucket for bucket in document["data"] if bucket["results"]]
        assert any(change(bucket["results"], rng) for bucket in rng.sample(with_rows, len(with_rows)))
        path.write_text(json.dumps(document))
    else:
        rows = list(csv.DictReader(io.StringIO(path.read_text())))
        head = list(rows[0])
        assert change(rows, rng)
        with path.open("w", newline="") as out:
            writer = csv.DictWriter(out, head)
            writer.writeheader()
            writer.writerows(rows)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("name", "number"), [(name, i) for name, changes in {**JSON, **CSV}.items() for i in range(len(changes))]
)
def test_one_change(
    name: str, number: int, seed: int, reconcile: Reconcile, known: set[tuple[object, ...]], tmp_path: Path
) -> None:
    for file in TRUE.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    changed(tmp_path, name, {**JSON, **CSV}[name][number], random.Random(f"{name} {number} {seed}"))
    found = reconcile(tmp_path)
    new = [one for one in found.discrepancies if what(one) not in known]
    assert any(one.place is not None and Path(one.place.path).name == name for one in new)
    # and it is not blamed on another statement
    others = {Path(one.place.path).name for one in new if one.place is not None} - {name}
    assert not others
    for total in found.totals:
        parts = sum(total.allocated.values(), Decimal(0)) + sum(total.remainders.values(), Decimal(0))
        assert parts == total.invoiced
