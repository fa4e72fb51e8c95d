"""What `scan-logs` prints over the benchmark's log, one golden file per format; JSON meets its schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing

from checker.cli import main as entry
from checker.files.resources import read_resource

HERE = Path(__file__).parent
FIXTURE = HERE.parents[1] / "benchmarks" / "logs" / "fixture"
ASKED = ["--policy", "policy.yaml", "--as-of", "2026-11-26"]
Golden = Callable[[Path, str], None]


def scan(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *argv: str) -> tuple[int, str]:
    monkeypatch.chdir(FIXTURE)
    with pytest.raises(SystemExit) as end:
        entry.main(["scan-logs", *argv, *ASKED])
    captured = capsys.readouterr()
    assert captured.err == ""
    assert isinstance(end.value.code, int)
    return end.value.code, captured.out


def schema(name: str) -> jsonschema.Draft202012Validator:
    """Schemas of reports refer to that of violations by name."""
    documents = [json.loads(read_resource(f"schemas/{one}.schema.json")) for one in (name, "violation")]
    for document in documents:
        jsonschema.Draft202012Validator.check_schema(document)
    known = [(one["$id"], referencing.Resource.from_contents(one)) for one in documents]
    registry: referencing.Registry[Any] = referencing.Registry().with_resources(known)
    return jsonschema.Draft202012Validator(documents[0], format_checker=jsonschema.FormatChecker(), registry=registry)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_golden(form: str, golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, out = scan(capsys, monkeypatch, "litellm/shipped.jsonl", "--format", form)
    assert code == 2
    out = re.sub(r'"version": "\d+\.\d+\.\d+[^"]*"(?=\n  \},\n  "as_of")', '"version": "VERSION"', out)
    golden(HERE / "golden" / f"scan-logs.{form}", out)


@pytest.mark.parametrize("sources", [["litellm"], ["otel"], ["handmade"], ["."]], ids=lambda s: s[0])
def test_json_meets_its_schemas(
    sources: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tmp_path / "violations.jsonl"
    code, out = scan(capsys, monkeypatch, *sources, "--format", "json", "--violations", str(lines))
    document = json.loads(out)
    schema("log-report").validate(document)
    violation = schema("violation")
    written = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    for one in written:
        violation.validate(one)
    assert document["decision"]["exit_code"] == code
    assert sum(rule["records"] for rule in document["rules"]) == len(written)
    assert not document["disagreements"]


def test_settings_beside_logs_are_no_logs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder holds truth.json and price_card.json as well: said to be none, and no reason to end with 2."""
    _, out = scan(capsys, monkeypatch, ".", "--format", "json")
    population = json.loads(out)["population"]
    none = {source["path"] for source in population["sources"] if source["no_log"]}
    assert none == {"price_card.json", "truth.json"}
    assert not {n["path"] for n in json.loads(out)["notices"]} & none


def test_rules_that_nobody_asked_for_are_not_said_to_be_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out = scan(capsys, monkeypatch, "handmade", "--select", "CP301")
    assert "not checked" not in out
    _, out = scan(capsys, monkeypatch, "handmade", "--select", "CP313,CP319")
    assert "CP319 capture-latency: the policy has no logs.latency budgets" in out
    assert "CP322" not in out
    assert re.search(r"is used by 3 teams; \d+ records have no team", out)


def test_a_list_below_a_table_stands_apart(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _, out = scan(capsys, monkeypatch, "litellm/shipped.jsonl", "--format", "markdown")
    assert re.search(r"\|\n- ", out) is None
