"""Exceptions, rollout and baseline on logs: what is hidden is counted, and what grows is not hidden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.logs.test_defects import record
from tests.run.repository import Repository

POLICY = """\
schema_version: 1
name: ours
version: "1.0.0"
placeholders: {values: ["", todo]}
fields:
  team_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [team_id]}}
  cost_center: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [cost_center]}}
rules: {CP002: off}
"""
TODAY = ("--as-of", "2026-11-26")


def logs(good: dict[str, int], bad: dict[str, int]) -> str:
    """By team so many records with and without a cost center."""
    lines = []
    for has, teams in ((True, good), (False, bad)):
        for team, number in teams.items():
            for _ in range(number):
                one = record(len(lines))
                one["metadata"]["requester_metadata"] = {"team_id": team} | ({"cost_center": "cc-1"} if has else {})
                lines.append(json.dumps(one) + "\n")
    return "".join(lines)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    monkeypatch.chdir(tmp_path)
    files = {"policy.yaml": POLICY, "checkpolicy.toml": 'policy = "policy.yaml"\n'}
    return Repository(tmp_path, capsys, {**files, "a.jsonl": logs({"search": 50}, {"search": 5, "web": 7})})


def scan(repository: Repository, *flags: str) -> dict[str, Any]:
    _, out = repository.run(
        "scan-logs", "a.jsonl", "--format", "json", "--select", "CP301,CP003,CP007,CP008", *TODAY, *flags
    )
    document: dict[str, Any] = json.loads(out)
    return document


def missing(document: dict[str, Any]) -> int:
    return sum(check["records"] for rule in document["rules"] for check in rule.get("checks", [rule]))


def exception(repository: Repository, text: str) -> None:
    repository.write(
        {"policy.yaml": POLICY + f"exceptions: [{{{text}, owner: o, reason: moving, expires: 2027-01-01}}]\n"}
    )


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("rule: CP301, selector: {team_id: web}", 7),
        ("rule: missing-field, selector: {team_id: search, field: cost_center}", 5),
        ("rule: CP301, path: '*.jsonl'", 12),
        ("rule: CP301, path: '*.jsonl', selector: {provider: openai, team_id: web}", 7),
        ("rule: CP301, selector: {field: team_id}", 0),
        ("rule: CP301, path: 'b*'", 0),
        ("rule: CP302, path: '*.jsonl'", 0),
    ],
)
def test_an_exception_hides_and_is_counted(repository: Repository, text: str, hidden: int, tmp_path: Path) -> None:
    exception(repository, text)
    document = scan(repository, "--violations", "v.jsonl")
    assert sum(one["records"] for one in document["suppressed"]) == hidden
    assert document["decision"]["failing"] == 12 - hidden
    listed = (tmp_path / "v.jsonl").read_text().splitlines()
    assert len(listed) == 12 - hidden
    used = {finding["rule"] for finding in document["findings"]}
    assert used == (set() if hidden or "CP302" in text else {"CP008"})


def test_what_is_wrong_with_exceptions_is_said(repository: Repository) -> None:
    exception(repository, "rule: CP301, selector: {teem: web}")
    document = scan(repository)
    assert [(f["rule"], f["level"]) for f in document["findings"]] == [("CP007", "error")]
    assert document["decision"]["failing"] == 13
    repository.write({"policy.yaml": (repository.root / "policy.yaml").read_text().replace("2027-01-01", "2020-01-01")})
    assert {f["rule"] for f in scan(repository)["findings"]} == {"CP003", "CP007"}


def test_a_rollout_is_a_warning_until_its_day(repository: Repository) -> None:
    repository.write({"policy.yaml": POLICY + "rollout: [{field: cost_center, error_from: 2026-12-01}]\n"})
    document = scan(repository)
    assert document["decision"]["failing"] == 0
    text = repository.run("scan-logs", "a.jsonl", "--select", "CP301", *TODAY)[1]
    assert "(an error from 2026-12-01)" in text
    code, _ = repository.run("scan-logs", "a.jsonl", "--select", "CP301", "--as-of", "2026-12-01")
    assert code == 1


def test_the_baseline_holds_a_share_per_team(repository: Repository) -> None:
    assert repository.run("baseline", "create", "--logs", "a.jsonl", "--no-cache", *TODAY)[0] == 0
    document = scan(repository)
    assert document["decision"]["failing"] == 0
    assert document["baseline"]["owners"]["web"] >= 1
    text = repository.run("scan-logs", "a.jsonl", "--select", "CP301", *TODAY)[1]
    assert "suppressed by the baseline: 12 violations of CP301" in text
    # another day: search's share stays within chance, another team is new
    repository.write({"a.jsonl": logs({"search": 48, "chat": 10}, {"search": 7, "chat": 1})})
    assert scan(repository)["decision"]["failing"] == 1
    # the share of search has grown beyond chance
    repository.write({"a.jsonl": logs({"search": 30}, {"search": 25})})
    document = scan(repository)
    assert document["decision"]["failing"] == 25
    assert "(the baseline has it in 5 of 55 records)" in json.dumps(document)
    assert scan(repository, "--no-baseline")["suppressed"] == []


def test_prune_without_logs_leaves_their_entries_and_with_them_lowers_the_share(repository: Repository) -> None:
    assert repository.run("baseline", "create", "--logs", "a.jsonl", "--no-cache", *TODAY)[0] == 0
    file = repository.root / "checkpolicy-baseline.json"
    before = file.read_text()
    assert repository.run("baseline", "prune", "--no-cache", *TODAY)[0] == 0
    assert file.read_text() == before
    repository.write({"a.jsonl": logs({"search": 54, "web": 7}, {"search": 1})})
    code, _ = repository.run("baseline", "prune", "--logs", "a.jsonl", "--no-cache", *TODAY)
    assert code == 0
    entries = [e for e in json.loads(file.read_text())["findings"] if e["rule"] == "CP301"]
    assert [(e["owner"], e["records"], e["of"]) for e in entries] == [("search", 1, 55)]


def test_a_loosened_baseline_of_logs_is_seen(repository: Repository) -> None:
    assert repository.run("baseline", "create", "--logs", "a.jsonl", "--no-cache", *TODAY)[0] == 0
    repository.commit()
    messages = repository.loosened()
    assert len(messages) == 1
    assert "baseline accepts" in messages[0]
