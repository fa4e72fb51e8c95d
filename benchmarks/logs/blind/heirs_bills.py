"""The tenth set's bills: the fixture's true statements with one thing changed, held against its log. A change that is wrong is told
where it is and under a class that fits; one that only looks so is not. What the true statements differ in is known before."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blind.setting import FIXTURE, Record

AS_OF = "2026-11-26"
TRUE = FIXTURE / "invoices" / "true"
Rows = list[Record]
COMPLETIONS, EMBEDDINGS, COSTS = "openai_usage_completions.json", "openai_usage_embeddings.json", "openai_costs.json"
CLAUDE, CLAUDE_COSTS, CUR, FOCUS = (
    "anthropic_usage_report.json",
    "anthropic_cost_report.json",
    "aws_cur2_bedrock.csv",
    "focus_1_2.csv",
)
MORE = "untraced statements-differ unknown-key"
PRICE = "wrong-meter-price stale-price-card price-difference statements-differ"


@dataclass(frozen=True)
class Bill:
    """`classes`: of which one must be said of the file; none: nothing new may be said at all."""

    name: str
    file: str
    classes: str
    change: Callable[[Path], object]


def pages(change: Callable[[list[Record]], object]) -> Callable[[Path], object]:
    """Of a document's buckets."""

    def apply(path: Path) -> None:
        document = json.loads(path.read_text())
        change(document["data"])
        path.write_text(json.dumps(document))

    return apply


def result(change: Callable[[Record], object], day: int = 1, **having: Any) -> Callable[[Path], object]:
    """Of one result of a day."""

    def apply(buckets: list[Record]) -> None:
        change(next(one for one in buckets[day]["results"] if all(one[n] == v for n, v in having.items())))

    return pages(apply)


def table(change: Callable[[Rows], object]) -> Callable[[Path], object]:
    def apply(path: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(path.read_text())))
        names = list(rows[0])
        change(rows)
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue())

    return apply


def row(change: Callable[[Record], object], number: int = 4) -> Callable[[Path], object]:
    return table(lambda rows: change(rows[number]))


def scaled(*names: str, by: float) -> Callable[[Record], object]:
    def change(one: Record) -> None:
        for name in names:
            value = one[name]
            one[name] = f"{float(value) * by:.10f}" if isinstance(value, str) else type(value)(value * by)

    return change


def reasoning_twice(one: Record) -> None:
    """What was reasoned, counted beside the output that has it."""
    one["output_tokens"] += 900


def cached_as_fresh(one: Record) -> None:
    one["input_uncached_tokens"], one["input_cached_tokens"] = one["input_tokens"], 0


def in_two(buckets: list[Record]) -> None:
    """One result as two halves, as pages split by another group come."""
    one = buckets[1]["results"][0]
    other = deepcopy(one)
    for name, value in one.items():
        if isinstance(value, int) and not isinstance(value, bool):
            one[name], other[name] = value // 3, value - value // 3
    buckets[1]["results"].append(other)


def moved_day(buckets: list[Record]) -> None:
    buckets[2]["results"].append(buckets[1]["results"].pop(0))


MINI = {"model": "gpt-4o-mini-2024-07-18", "api_key_id": "key_oai_prod"}
BILLS: tuple[Bill, ...] = (
    Bill("reasoning counted beside the output", COMPLETIONS, MORE, result(reasoning_twice, 0, api_key_id="key_oai_batch")),
    Bill("cached tokens as fresh ones", COMPLETIONS, MORE, result(cached_as_fresh, **MINI)),
    Bill("a model by another date", COMPLETIONS, MORE, result(lambda one: one.update(model="gpt-4o-mini-2025-09-09"), **MINI)),
    Bill("a day's usage on the next", COMPLETIONS, MORE + " missing-bucket", pages(moved_day)),
    Bill("a page twice", COMPLETIONS, MORE + " duplicate-line-item", pages(lambda buckets: buckets.append(deepcopy(buckets[1])))),
    Bill("fewer tokens than were logged", COMPLETIONS, "overtraced statements-differ", result(scaled("input_tokens", "input_uncached_tokens", by=0.5), **MINI)),
    Bill("a day without results", EMBEDDINGS, "missing-bucket statements-differ overtraced", pages(lambda buckets: buckets[1].update(results=[]))),
    Bill("embeddings for another key", EMBEDDINGS, MORE + " missing-bucket", result(lambda one: one.update(api_key_id="key_oai_prod"))),
    Bill("an amount in cents", COSTS, PRICE, result(lambda one: one["amount"].update(value=one["amount"]["value"] * 100), line_item="gpt-4o-mini-2024-07-18, input", api_key_id="key_oai_prod")),
    Bill("an amount in euros", COSTS, PRICE, result(lambda one: one["amount"].update(currency="eur"), line_item="gpt-4o-mini-2024-07-18, input", api_key_id="key_oai_prod")),
    Bill("an amount below nought", COSTS, PRICE, result(lambda one: one["amount"].update(value=-one["amount"]["value"]), line_item="gpt-4o-mini-2024-07-18, output", api_key_id="key_oai_prod")),
    Bill("output at the price of input", COSTS, PRICE, result(lambda one: one["amount"].update(value=one["amount"]["value"] / 4), line_item="gpt-4o-mini-2024-07-18, output", api_key_id="key_oai_prod")),
    Bill("a line item that says another model", COSTS, "statements-differ " + PRICE + " " + MORE, result(lambda one: one.update(line_item="gpt-4o-2024-08-06, output"), line_item="gpt-4o-mini-2024-07-18, output", api_key_id="key_oai_prod")),
    Bill("written to the cache for an hour", CLAUDE, MORE, result(lambda one: one["cache_creation"].update(ephemeral_1h_input_tokens=one["cache_creation"]["ephemeral_5m_input_tokens"], ephemeral_5m_input_tokens=0))),
    Bill("what was read from the cache in the input too", CLAUDE, MORE, result(lambda one: one.update(uncached_input_tokens=one["uncached_input_tokens"] + one["cache_read_input_tokens"]))),
    Bill("dollars for cents", CLAUDE_COSTS, PRICE, result(lambda one: one.update(amount=f"{float(one['amount']) / 100:.8f}"), token_type="output_tokens")),
    Bill("a tier that nobody asked for", CLAUDE_COSTS, PRICE, result(lambda one: one.update(service_tier="batch"), token_type="output_tokens")),
    Bill("tokens for thousands of them", CUR, MORE, row(lambda one: one.update(line_item_usage_amount=f"{float(one['line_item_usage_amount']) * 1000:.6f}"))),
    Bill("a unit of millions", CUR, MORE, row(lambda one: one.update(pricing_unit="1M tokens"))),
    Bill("another principal", CUR, MORE, row(lambda one: one.update(line_item_iam_principal="arn:aws:iam::111122223333:role/notebook"))),
    Bill("a cost that its rate does not give", CUR, PRICE, row(scaled("line_item_unblended_cost", by=1.2))),
    Bill("the rate of last year", CUR, PRICE, row(scaled("line_item_unblended_rate", "line_item_unblended_cost", by=1.25))),
    Bill("a quantity ten times", FOCUS, MORE, row(scaled("ConsumedQuantity", "PricingQuantity", by=10))),
    Bill("billed more than its price", FOCUS, PRICE, row(scaled("BilledCost", by=1.5))),
    Bill("a correction nobody knows of", FOCUS, "", table(lambda rows: rows.append({**rows[4], "ChargeClass": "Correction", "ChargePeriodStart": "2026-09-03T00:00:00Z", "ChargePeriodEnd": "2026-09-04T00:00:00Z", "ConsumedQuantity": "", "PricingQuantity": "", "BilledCost": "-0.01", "EffectiveCost": "-0.01"}))),
    Bill("clean: results in another order", COMPLETIONS, "", pages(lambda buckets: [one["results"].reverse() for one in buckets])),
    Bill("clean: buckets in another order", CLAUDE, "", pages(lambda buckets: buckets.reverse())),
    Bill("clean: a result in two halves", COMPLETIONS, "", pages(in_two)),
    Bill("clean: an empty day more", EMBEDDINGS, "", pages(lambda buckets: buckets.insert(0, {"object": "bucket", "start_time": 1793232000, "end_time": 1793318400, "results": []}))),
    Bill("clean: rows in another order", FOCUS, "", table(lambda rows: rows.reverse())),
    Bill("clean: quantities with more noughts", CUR, "", table(lambda rows: [one.update(line_item_usage_amount=one["line_item_usage_amount"] + "000") for one in rows])),
    Bill("clean: a column that nobody knows", FOCUS, "", lambda path: path.write_text("".join(f"{line},{'x_Note' if n == 0 else 'unknown'}\n" for n, line in enumerate(path.read_text().splitlines())))),
    Bill("clean: a BOM before a table", FOCUS, "", lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())),
)  # fmt: skip


def reconciled(invoices: Path) -> list[Record]:
    command = [
        sys.executable,
        "-c",
        "from _checkpolicy import main; main()",
        "reconcile",
        "litellm/standard_logging.jsonl",
    ]
    command += ["--policy", "reconcile.yaml", "--invoice", str(invoices), "--format", "json", "--as-of", AS_OF]
    done = subprocess.run(command, cwd=FIXTURE, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 2) or not done.stdout:
        raise SystemExit(f"reconcile {invoices.name} ended with {done.returncode}:\n{done.stderr}")
    found: list[Record] = json.loads(done.stdout)["discrepancies"]
    return found


def what(one: Record) -> tuple[object, ...]:
    return tuple(one[name] for name in ("class", "provider", "key", "model", "meter", "start", "quantity", "amount"))


def judged(folder: Path) -> tuple[int, int, list[str], list[str]]:
    """How many are wrong and how many right; what was missed, and what was said wrongly."""
    places = []
    for number, bill in enumerate(BILLS):
        inside = folder / f"bill-{number:02}"
        shutil.copytree(TRUE, inside)
        bill.change(inside / bill.file)
        places.append(inside)
    with ThreadPoolExecutor(2) as pool:
        known = {what(one) for one in reconciled(TRUE)}
        found = list(pool.map(reconciled, places))
    missed, alarms = [], []
    for bill, said in zip(BILLS, found, strict=True):
        new = [one for one in said if what(one) not in known]
        told = [f"{one['class']} {one['model']} {one['meter']}: {one['message']}" for one in new]
        fitting = [one for one in new if one["class"] in bill.classes.split()]
        if bill.classes and not fitting:
            missed.append(f"{bill.file}: {bill.name}: {told[:2] or 'nothing'}")
        elif not bill.classes:
            alarms += [f"{bill.file}: {bill.name}: {one}" for one in told]
        blamed = {Path(one["path"]).name for one in new if one["path"]} - {bill.file}
        alarms += [f"{bill.file}: {bill.name}: {name} is blamed" for name in sorted(blamed)]
    wrong = sum(bool(bill.classes) for bill in BILLS)
    return wrong, len(BILLS) - wrong, missed, alarms
