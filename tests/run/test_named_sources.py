"""A run on named sources, as pre-commit makes it: what is said of configurations then, and what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli.main import main

POLICY = """\
schema_version: 1
name: ours
version: "1.0.0"
extends: [chargeback]
"""
DIFFERENCES = """\
configs:
  differences: [{path: /router_settings/num_retries, owner: team-core, reason: trial, expires: 2020-01-01}]
"""
CONFIG = """\
model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
router_settings: {num_retries: %d}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "litellm-staging.yaml").write_text(CONFIG % 1)
    (tmp_path / "litellm-prod.yaml").write_text(CONFIG % 2)
    (tmp_path / "app.py").write_text("print('nothing to see')\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rules_of(capsys: pytest.CaptureFixture[str], *paths: str) -> set[str]:
    with pytest.raises(SystemExit):
        main(["check", *paths, "--policy", "policy.yaml", "--no-cache", "--format", "json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return {finding["rule"] for finding in document["findings"]}


def test_a_difference_is_told_where_one_of_its_files_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "CP201" in rules_of(capsys)
    assert "CP201" in rules_of(capsys, "app.py", "litellm-prod.yaml")
    assert "CP201" not in rules_of(capsys, "app.py")


def test_what_the_policy_declares_of_configurations_is_told_of_any_run(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "policy.yaml").write_text(POLICY + DIFFERENCES)
    assert "CP212" in rules_of(capsys)
    assert "CP212" in rules_of(capsys, "app.py")
