"""`scan-logs --redact`: no owner's name leaves, in any report, and counts stay as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
NAMES = re.compile(
    r"team-(?:search|checkout|support|data)|CC-100\d|search-api|checkout-svc|svc-[a-z]+-prod|shared-default"
)


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(["scan-logs", *argv, "--as-of", "2026-11-26"])
    assert isinstance(end.value.code, int)
    return end.value.code


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "key").write_text("0123456789abcdef0123456789abcdef")
    monkeypatch.chdir(FIXTURE)
    return str(tmp_path / "key")


def counts(report: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(r["rule"], r["field"], r["kind"], r["records"]) for r in report["rules"]]


def test_json_and_violations(key: str, tmp_path: Path) -> None:
    flags = ("litellm/shipped.jsonl", "--policy", "policy.yaml", "--format", "json")
    plain, redacted = tmp_path / "plain.json", tmp_path / "redacted.json"
    run(*flags, "--output", str(plain), "--violations", str(tmp_path / "v1"))
    run(*flags, "--output", str(redacted), "--violations", str(tmp_path / "v2"), "--redact", key)
    assert NAMES.search(plain.read_text())
    assert NAMES.search((tmp_path / "v1").read_text())
    assert not NAMES.search(redacted.read_text())
    assert not NAMES.search((tmp_path / "v2").read_text())
    one, other = json.loads(plain.read_text()), json.loads(redacted.read_text())
    assert counts(one) == counts(other)
    assert one["population"] == other["population"]
    teams = {share["value"] for share in other["usage"]["shares"] if share["by"] == "team" and share["value"]}
    assert teams
    assert all(re.fullmatch("hmac-sha256:[0-9a-f]{64}", team) for team in teams)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_for_people(form: str, key: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("litellm/shipped.jsonl", "--policy", "policy.yaml", "--format", form, "--redact", key)
    said = capsys.readouterr().out
    assert "CP304" in said
    assert not NAMES.search(said)


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--redact", "KEY", "--sample", "attributes", "--evidence", "ev"), "has to confirm"),
        (("--redact", "no-key"), "--redact"),
        (("--redact", "policy.yaml", "-"), "name files instead of standard input"),
    ],
)
def test_misuse(flags: tuple[str, ...], message: str, key: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = tuple(key if flag == "KEY" else flag for flag in flags)
    sources = () if "-" in given else ("litellm/shipped.jsonl",)
    assert run(*sources, *given, "--policy", "policy.yaml") == 2
    assert message in capsys.readouterr().err
