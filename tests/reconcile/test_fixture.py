"""Invoices of the fixture against its log: what was planted is found, and nothing else; true ones differ where the
providers' own record says that they do."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import checker.reconcile as reconcile_package
from checker.cli import main as entry
from checker.files.resources import read_resource

pytestmark = pytest.mark.xdist_group("reconciled")  # they share what is made once for the module
Capture = pytest.CaptureFixture[str]
FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
COMPLETIONS = "openai_usage_completions.json"
TRUTH = json.loads((FIXTURE / "truth.json").read_text())


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(["reconcile", *argv])
    assert isinstance(end.value.code, int)
    return end.value.code


def reconciled(tmp: Path, invoices: str, policy: str = "reconcile.yaml") -> dict[str, Any]:
    out = tmp / f"{invoices}.json"
    code = run(
        "litellm/standard_logging.jsonl", "--policy", policy, "--invoice", f"invoices/{invoices}", "--format", "json",
        "--output", str(out),
    )  # fmt: skip
    found = json.loads(out.read_text())
    assert found["decision"]["exit_code"] == code == 1
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def true(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FIXTURE)
        return reconciled(tmp_path_factory.mktemp("true"), "true")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FIXTURE)
        return reconciled(tmp_path_factory.mktemp("planted"), "planted")


def test_days_and_keys_agree_where_the_providers_record_does(true: dict[str, Any]) -> None:
    differing: dict[tuple[str, str], bool] = defaultdict(bool)
    for bucket in true["buckets"]:
        differing[(bucket["start"][:10], bucket["key"])] |= bucket["class"] not in ("match", "bucket-shift")
    # a request at midnight is one of the provider's next day, which is no difference of the two days together
    expected = {
        (one["day_utc"], one["provider_key"]): not one["exact"]
        for one in TRUTH["reconciliation_true_invoice_by_day_and_provider_key"]
    }
    assert differing == expected


def test_sums_are_those_of_the_providers_record(true: dict[str, Any]) -> None:
    meters = {"input_total": ("uncached_input", "cache_read", "cache_write_5m"), "output": ("output",)}
    for one in TRUTH["reconciliation_true_invoice_by_day_and_provider_key"]:
        own = [b for b in true["buckets"] if (b["start"][:10], b["key"]) == (one["day_utc"], one["provider_key"])]
        for name, parts in meters.items():
            chosen = [bucket for bucket in own if bucket["meter"] in parts]
            assert sum(Decimal(b["invoiced"]) for b in chosen) == one["billed"].get(name, 0)
            assert sum(Decimal(b["traced"]) for b in chosen) == one["gateway"].get(name, 0)


def _own(planted: dict[str, Any], true: dict[str, Any]) -> list[dict[str, Any]]:
    def what(one: dict[str, Any]) -> str:
        return json.dumps({key: value for key, value in one.items() if key != "path"}, sort_keys=True)

    known = {what(one) for one in true["discrepancies"]}
    return [one for one in planted["discrepancies"] if what(one) not in known]


def test_what_was_planted_is_found_and_nothing_else(planted: dict[str, Any], true: dict[str, Any]) -> None:
    found = {
        (
            o["class"],
            Path(o["path"]).name,
            o["line"] or o["pointer"],
            o["key"],
            o["meter"],
            o["quantity"] or o["amount"],
        )
        for o in _own(planted, true)
    }
    assert found == {
        ("statements-differ", COMPLETIONS, "/data/1/results/7", "key_oai_prod", "uncached_input", "6727"),
        ("wrong-meter-price", "openai_costs.json", "/data/1/results/9", "key_oai_prod", "cache_read", "0.00464"),
        ("missing-bucket", "openai_usage_embeddings.json", "/data/3", "key_oai_batch", "uncached_input", "-1622"),
        ("unknown-key", COMPLETIONS, "/data/2/results/6", "key_oai_9f31", "uncached_input", "48211"),
        ("unknown-key", COMPLETIONS, "/data/2/results/6", "key_oai_9f31", "output", "3127"),
        ("duplicate-line-item", "aws_cur2_bedrock.csv", 12,
         "arn:aws:iam::111122223333:role/llm-gateway", "cache_read", "1408"),
        ("price-difference", "focus_1_2.csv", 78, "key_oai_prod", "output", "0.01245"),
    }  # fmt: skip
    assert len(TRUTH["invoice_discrepancies_planted"]) == 7  # the seventh is no discrepancy: days of another zone
    assert any("Anthropic usage report: its periods are not those of" in remark for remark in planted["remarks"])


@pytest.mark.parametrize("kind", ["true", "planted"])
def test_money_adds_up_exactly(kind: str, request: pytest.FixtureRequest) -> None:
    [totals] = request.getfixturevalue(kind)["totals"]
    allocated = sum(map(Decimal, totals["owners"].values()))
    assert allocated == Decimal(totals["allocated"])
    assert allocated + sum(map(Decimal, totals["remainders"].values())) == Decimal(totals["invoiced"])
    assert set(totals["owners"]) == {"team-checkout", "team-data", "team-search", "team-support"}


def test_planted_money_is_in_remainders_of_its_own(planted: dict[str, Any], true: dict[str, Any]) -> None:
    [before], [after] = true["totals"], planted["totals"]
    assert after["remainders"]["duplicate-line-items"] == "0.00011264"
    assert after["remainders"]["price-difference"] == "0.00464"
    assert after["owners"] == before["owners"]


def test_without_a_mapping_of_keys_all_keys_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURE)
    found = reconciled(tmp_path, "true", "policy.yaml")
    assert {bucket["key"] for bucket in found["buckets"]} == {None}
    [totals] = found["totals"]
    assert "rounding" not in totals["remainders"]


def test_reports(
    true: dict[str, Any], planted: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    schema = json.loads(read_resource("schemas/reconciliation.schema.json"))
    for found in (true, planted):
        Draft202012Validator(schema).validate(found)
    monkeypatch.chdir(FIXTURE)
    for form in ("text", "markdown"):
        flags = ("--policy", "reconcile.yaml", "--invoice", "invoices/planted", "--format", form)
        assert run("litellm/standard_logging.jsonl", *flags) == 1
        said = capsys.readouterr().out
        assert "duplicate-line-item" in said
        assert "invoices/planted/aws_cur2_bedrock.csv:12" in said
        assert "(untraced)" in said or "*untraced*" in said


def test_formats_fit_their_schema() -> None:
    schema = json.loads(read_resource("schemas/invoice-format.schema.json"))
    folder = Path(reconcile_package.__file__).parent / "invoices"
    names = sorted(folder.glob("*.yaml"))
    assert len(names) == 8
    for file in names:
        Draft202012Validator(schema).validate(yaml.safe_load(file.read_text()))


class TestMisuse:
    @pytest.mark.parametrize(
        ("invoice", "message"),
        [
            ("gone.json", "cannot be read"),
            ("policy.yaml", "no statement of a known form"),
            ("price_card.json", "no statement"),
        ],
    )
    def test_is_said(self, invoice: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.chdir(FIXTURE)
        assert run("handmade", "--policy", "reconcile.yaml", "--invoice", invoice) == 2
        assert message in capsys.readouterr().err

    def test_an_invoice_is_needed(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.chdir(FIXTURE)
        assert run("handmade", "--policy", "reconcile.yaml") == 2
        assert "--invoice" in capsys.readouterr().err


def test_text_as_it_is(monkeypatch: pytest.MonkeyPatch, capsys: Capture, golden: Callable[[Path, str], None]) -> None:
    monkeypatch.chdir(FIXTURE)
    flags = (
        "--policy",
        "reconcile.yaml",
        "--invoice",
        "invoices/planted",
        "--from",
        "2026-10-31",
        "--to",
        "2026-11-01",
    )
    assert run("litellm/standard_logging.jsonl", *flags) == 1
    golden(Path(__file__).parent / "golden" / "reconcile.txt", capsys.readouterr().out)
