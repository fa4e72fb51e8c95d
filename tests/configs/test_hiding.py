"""What hides a finding about configurations: comments, exceptions, the baseline; in both commands alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str]]
STAGING = """
litellm_settings: {callbacks: [otel], global_disable_no_log_param: true}
router_settings:
  num_retries: 1
"""
PROD = """
litellm_settings: {callbacks: [otel], global_disable_no_log_param: true}
router_settings:
  num_retries: 5
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    (root / "deploy").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "deploy" / "litellm-staging.yaml").write_text(STAGING)
    (root / "deploy" / "litellm-prod.yaml").write_text(PROD)
    monkeypatch.chdir(root / "deploy")
    return root


def policy(root: Path, exceptions: str) -> None:
    (root / "policy.yaml").write_text(
        'schema_version: 1\nname: acme\nversion: "1.0.0"\nextends: [chargeback]\n' + exceptions
    )
    (root / "checkpolicy.toml").write_text('policy = "policy.yaml"\n')


def compare(run: Run) -> dict[str, Any]:
    code, out = run("compare-configs", "litellm-staging.yaml", "litellm-prod.yaml", "--format", "json")
    document: dict[str, Any] = json.loads(out)
    assert document["summary"]["exit_code"] == code
    return document


def check(run: Run) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("check", "..", "--format", "json", "--select", "CP2,CP0")[1])
    return document


def rules(document: dict[str, Any], part: str = "findings") -> list[str]:
    found = document[part]
    assert isinstance(found, list)
    return [(f.get("finding") or f)["rule"] for f in found]


@pytest.mark.parametrize("command", [compare, check])
@pytest.mark.parametrize(
    "line",
    [
        "  num_retries: 5  # checkpolicy: ignore[CP201] load test",
        "  # checkpolicy: ignore[environment-drift] load test\n  num_retries: 5",
    ],
)
def test_a_comment_on_the_line_or_above(
    command: Callable[[Run], dict[str, Any]], line: str, run: Run, project: Path
) -> None:
    prod = project / "deploy" / "litellm-prod.yaml"
    prod.write_text(PROD.replace("  num_retries: 5", line))
    document = command(run)
    assert rules(document) == []
    assert [(h["by"], h["reason"]) for h in document["suppressed"]] == [("inline", "load test")]


@pytest.mark.parametrize("command", [compare, check])
def test_what_is_wrong_with_comments_is_found(
    command: Callable[[Run], dict[str, Any]], run: Run, project: Path
) -> None:
    prod = project / "deploy" / "litellm-prod.yaml"
    prod.write_text(
        PROD.replace("true}", "true}  # checkpolicy: ignore[CP201] nothing here").replace(
            "num_retries: 5", "num_retries: 1  # checkpolicy: ignore[CP999] no such rule"
        )
    )
    assert rules(command(run)) == ["CP004", "CP005"]


def test_exceptions_hide_and_lapse(run: Run, project: Path) -> None:
    entry = "{rule: CP201, path: deploy/litellm-prod.yaml, owner: team-core, reason: load test, expires: %s}"
    policy(project, f"exceptions: [{entry % '2026-12-31'}]\n")
    document = compare(run)
    assert (rules(document), rules(document, "suppressed")) == ([], ["CP201"])
    policy(project, f"exceptions: [{entry % '2025-12-31'}]\n")
    found = rules(compare(run))
    assert found.count("CP201") == 1
    assert len(found) == 2  # and that the exception has lapsed


def test_a_baseline_of_check_holds_for_the_comparison(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policy(project, "")
    monkeypatch.chdir(project)
    assert run("baseline", "create")[0] == 0
    monkeypatch.chdir(project / "deploy")
    document = compare(run)
    assert (rules(document), rules(document, "suppressed")) == ([], ["CP201"])
    code, _ = run("compare-configs", "litellm-staging.yaml", "litellm-prod.yaml", "--no-baseline")
    assert code == 1
    prod = project / "deploy" / "litellm-prod.yaml"
    prod.write_text(PROD.replace("[otel]", "[]"))
    assert rules(compare(run)).count("CP201") == 1  # what is new


def test_sarif_points_into_both_files(run: Run, project: Path) -> None:
    _, out = run("compare-configs", "litellm-staging.yaml", "litellm-prod.yaml", "--format", "sarif")
    (result,) = json.loads(out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("deploy/litellm-prod.yaml", 4)
    related = [r["physicalLocation"]["artifactLocation"]["uri"] for r in result["relatedLocations"]]
    assert related == ["deploy/litellm-staging.yaml", "deploy/litellm-prod.yaml"]
