"""`checkpolicy logs inject`: the rules under pressure, on the fixture, and what a policy with gaps is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(["logs", "inject", *argv, "--as-of", "2026-11-26"])
    assert isinstance(end.value.code, int)
    return end.value.code


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_the_fixture_under_its_policy(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The quick form that CI runs: one fault of every kind; environments of a shared key are the known gap."""
    monkeypatch.chdir(FIXTURE)
    flags = ("--policy", "policy.yaml", "--each", "1", "--format", "json", "--seed", "ci")
    run("litellm/standard_logging.jsonl", *flags)
    found = report(capsys)
    assert set(found["below"]) <= {"swap environment"}
    assert found["planted"] >= 55
    assert {rate["name"] for rate in found["rules"]} >= {
        "CP300", "CP301", "CP302", "CP303", "CP304", "CP305", "CP306", "CP307", "CP308", "CP310", "CP314",
    }  # fmt: skip
    assert found["untested"] == []


def lines(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"c-{n}", "litellm_call_id": f"l-{n}", "call_type": "chat", "status": "success", "model": "m",
            "prompt_tokens": 10 + n, "completion_tokens": 5, "total_tokens": 15 + n,
            "startTime": 1_790_000_000.5 + n, "endTime": 1_790_000_001.5 + n,
            "metadata": {"requester_metadata": {"team_id": f"team-{n % 3}"}},
        }
        for n in range(count)
    ]  # fmt: skip


POLICY = """schema_version: 1
name: small
version: "1"
fields:
  team_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [team_id]}}
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines(40)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_rule_that_is_off_is_a_gap(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "policy.yaml").write_text(POLICY + "rules: {CP305: off}\n")
    assert run("log.jsonl", "--policy", "policy.yaml", "--each", "2", "--format", "json") == 1
    found = report(capsys)
    assert {"negate input_tokens", "text output_tokens"} <= set(found["below"])


def test_what_cannot_be_noticed_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("log.jsonl", "--policy", "policy.yaml", "--each", "1")
    said = capsys.readouterr().out
    assert "swap team_id: CP304, CP314 did not run" in said


def test_the_same_seed_gives_the_same_bytes(small: Path) -> None:
    for name in ("a", "b"):
        flags = ("--policy", "policy.yaml", "--each", "1", "--seed", "s", "--format", "json")
        run("log.jsonl", *flags, "--output", f"{name}.json", "--keep", f"kept-{name}")
    assert (small / "a.json").read_bytes() == (small / "b.json").read_bytes()
    kept = sorted(path.name for path in (small / "kept-a").iterdir())
    assert kept
    for name in kept:
        assert (small / "kept-a" / name).read_bytes() == (small / "kept-b" / name).read_bytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"resourceSpans": [{"scopeSpans": [{"spans": [{"spanId": "a", "attributes": '
         '[{"key": "gen_ai.request.model", "value": {"stringValue": "m"}}]}]}]}]}\n', "not into OTLP exports"),
        ('{"a": 1}\n', "of no known format"),
        (json.dumps({**lines(1)[0], "metadata": {}}) + "\n", "no record is clean"),
    ],
)  # fmt: skip
def test_logs_that_cannot_be_changed(
    small: Path, content: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "other.jsonl").write_text(content)
    assert run("other.jsonl", "--policy", "policy.yaml") == 2
    assert message in capsys.readouterr().err


def test_a_count_of_nothing_cannot_be_lost(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An embedding writes no output: that its 0 is left out is no fault that a rule could notice."""
    field = "  output_tokens: {due: response, schema: {type: integer}}\n"
    (small / "policy.yaml").write_text(POLICY + field)
    rows = [{**line, "completion_tokens": 0, "total_tokens": line["prompt_tokens"]} for line in lines(40)]
    (small / "log.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run("log.jsonl", "--policy", "policy.yaml", "--each", "1", "--format", "json")
    found = report(capsys)
    assert any("drop output_tokens" in words for words in found["untested"])
    assert "drop output_tokens" not in found["below"]
