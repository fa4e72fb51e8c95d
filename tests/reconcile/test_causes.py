"""What a difference comes from, in the words of the report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry
from tests.reconcile.provider import CLAUDE, DAY, FIRST, Month


def report_of(folder: Path) -> Any:
    asked = ["reconcile", "log.jsonl", "--policy", "policy.yaml", "--invoice", "invoices", "--as-of", "2026-11-26"]
    with pytest.raises(SystemExit):
        entry.main([*asked, "--format", "json", "--output", "out.json"])
    return json.loads((folder / "out.json").read_text())


def messages(month: Month, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    month.make().write(folder, focus=False)
    monkeypatch.chdir(folder)
    return [one["message"] for one in report_of(folder)["discrepancies"]]


def test_output_without_its_reasoning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month = Month()
    month.log = [replace(one, output=one.output // 3) if one.model == CLAUDE else one for one in month.log]
    said = messages(month, tmp_path, monkeypatch)
    assert len(said) == 4
    assert all("the requests are there, and their records leave out a part (reasoning, for one)" in one for one in said)


def test_output_that_is_counted_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month = Month()
    month.log = [replace(one, output=one.output * 2) if one.model == CLAUDE else one for one in month.log]
    said = messages(month, tmp_path, monkeypatch)
    assert said
    assert all("the requests are there, and their records count more than was billed" in one for one in said)


def test_input_that_is_not_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month = Month()
    month.log = [replace(one, cached=0) if one.model == CLAUDE else one for one in month.log]
    said = messages(month, tmp_path, monkeypatch)
    assert len(said) == 8
    assert all("all input together agrees: the log does not tell apart what was cached" in one for one in said)


def test_a_day_that_the_log_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month = Month()
    month.log = [one for one in month.log if not FIRST + DAY <= one.at < FIRST + 2 * DAY]
    said = messages(month, tmp_path, monkeypatch)
    assert said
    for provider in ("openai", "anthropic"):
        assert any(f"the log has no request to {provider} in this period: its records were lost" in one for one in said)


def test_requests_that_are_missing_among_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month = Month()
    month.log = month.log[2:]
    said = messages(month, tmp_path, monkeypatch)
    assert said
    assert all("records were lost, or calls bypassed" in one for one in said)


def test_a_key_is_the_providers_by_any_of_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Envoy logs a route to the provider, which the policy names."""
    month = Month()
    month.provider = [replace(one, key="key_all") for one in month.provider if one.model != CLAUDE]
    month.log = [one for one in month.log if one.model != CLAUDE]
    month.make()
    month.files = {name: page for name, page in month.files.items() if name.startswith("openai")}
    month.write(tmp_path, focus=False)
    policy = (tmp_path / "policy.yaml").read_text().split("  provider_keys:")[0]
    (tmp_path / "policy.yaml").write_text(
        f"{policy}  provider_keys:\n    - {{match: {{provider: openai}}, key: key_all}}\n"
    )
    log = (tmp_path / "log.jsonl").read_text()
    (tmp_path / "log.jsonl").write_text(log.replace('"openai"', '"default/openai/route/llm/rule/0/ref/0"'))
    monkeypatch.chdir(tmp_path)
    report = report_of(tmp_path)
    assert {bucket["key"] for bucket in report["buckets"]} == {"key_all"}
    assert report["discrepancies"] == []
