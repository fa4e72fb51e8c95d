"""What `scan-logs` writes fits its schemas, whatever was asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from checker.cli import main as entry
from checker.files.resources import read_resource

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
VIOLATION = json.loads(read_resource("schemas/violation.schema.json"))
REPORT = json.loads(read_resource("schemas/log-report.schema.json"))


def report_validator() -> Draft202012Validator:
    registry: Registry[Any] = Registry().with_resource(VIOLATION["$id"], Resource.from_contents(VIOLATION))
    return Draft202012Validator(REPORT, registry=registry)


@pytest.mark.parametrize(
    "flags",
    [
        ("litellm/shipped.jsonl", "otel"),
        ("litellm/shipped.jsonl", "--sample", "attributes", "--sample", "mus", "--evidence", "EV"),
        ("handmade", "--since-last", "--checkpoint", "CP"),
        ("litellm/spend_logs.jsonl", "--from", "2026-10-31", "--select", "CP301"),
        ("policy.yaml",),
    ],
    ids=["two planes", "sample", "since last", "narrow", "unknown"],
)
def test_fits(flags: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURE)
    given = [str(tmp_path / flag) if flag in ("EV", "CP") else flag for flag in flags]
    report, violations = tmp_path / "report.json", tmp_path / "violations.jsonl"
    with pytest.raises(SystemExit) as end:
        entry.main(["scan-logs", *given, "--policy", "policy.yaml", "--format", "json", "--as-of", "2026-11-26",
                    "--output", str(report), "--violations", str(violations)])  # fmt: skip
    document = json.loads(report.read_text())
    report_validator().validate(document)
    assert document["decision"]["exit_code"] == end.value.code
    one = Draft202012Validator(VIOLATION)
    for line in violations.read_text().splitlines():
        one.validate(json.loads(line))
