"""`scan-logs --inventory`: what code was proven to send against what was logged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry

POLICY = """schema_version: 1
name: small
version: "1"
fields:
  request_id: {due: request, schema: {type: string}, carriers: {metadata: [request_id]}}
  team_id: {due: request, schema: {type: string}, carriers: {metadata: [team_id]}}
  service_endpoint: {due: enrichment, schema: {type: string}, carriers: {metadata: [service_endpoint]}}
"""
OWNERS = """schema_version: 1
teams: {search: {cost_center: c, services: [search-api/v1]}}
keys: {svc-search: {team: search, service: search-api/v1}}
"""
SEARCH = """from uuid import uuid4
from openai import OpenAI

def ask(prompt: str) -> object:
    return OpenAI().chat.completions.create(
        model="m", messages=[{"role": "user", "content": prompt}],
        metadata={"request_id": str(uuid4()), "team_id": "search"},
    )
"""
BOT = """from openai import OpenAI

def reply(prompt: str) -> object:
    return OpenAI().chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])
"""


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(list(argv))
    assert isinstance(end.value.code, int)
    return end.value.code


def line(number: int, key: str, **tags: str) -> str:
    record = {
        "id": f"c-{number}", "litellm_call_id": f"l-{number}", "call_type": "chat", "status": "success", "model": "m",
        "metadata": {"user_api_key_alias": key, "requester_metadata": tags},
    }  # fmt: skip
    return json.dumps(record) + "\n"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, code in (("search", SEARCH), ("bot", BOT), ("batch", SEARCH)):
        (tmp_path / "services" / name).mkdir(parents=True)
        (tmp_path / "services" / name / "llm.py").write_text(code)
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "owners.yaml").write_text(OWNERS)
    whole = {"team_id": "search", "request_id": "r"}
    (tmp_path / "log.jsonl").write_text(
        line(1, "svc-search", service_endpoint="search-api/v1", **whole)
        + line(2, "svc-search", request_id="r-2")  # its service is that of its key
        + line(3, "k", service_endpoint="bot/v1/reply", team_id="bot", request_id="r-3")
        + line(4, "k", service_endpoint="etl/v1", team_id="etl", request_id="r-4")
        + line(5, "k", team_id="nobody", request_id="r-5")
    )
    assert run("inventory", "services", "--policy", "policy.yaml", "--format", "json", "--output", "inv.json") == 0
    return tmp_path


FLAGS = (
    "--inventory", "search-api=inv.json#services/search", "--inventory", "bot=inv.json#services/bot",
    "--inventory", "batch=inv.json#services/batch",
)  # fmt: skip


def scanned(work: Path, *flags: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    run("scan-logs", "log.jsonl", "--policy", "policy.yaml", *flags, "--select", "CP322", "--format", "json",
        "--output", "report.json", "--violations", "v.jsonl")  # fmt: skip
    violations = [json.loads(one) for one in (work / "v.jsonl").read_text().splitlines()]
    return json.loads((work / "report.json").read_text()), violations


def test_planes_are_joined(work: Path) -> None:
    report, violations = scanned(work, *FLAGS)
    found = {(v["level"], v["path"], v["line"], v["message"]) for v in violations}
    assert found == {
        ("error", "log.jsonl", 2, "team_id is missing, and the code of search-api was proven to send it at its only"
         " call site (services/search/llm.py:5)"),
        ("note", "log.jsonl", 3, "the code of bot was found to leave out request_id, and no record of it lacks it"),
        ("note", "log.jsonl", 3, "the code of bot was found to leave out team_id, and no record of it lacks it"),
        ("warning", "log.jsonl", 4, "1 record of etl/v1, whose code is in no inventory: it was never checked"),
        ("warning", "inv.json", 0, "batch has one call site (services/batch/llm.py:5) and no record in these logs"),
    }  # fmt: skip
    claims = {claim["service"]: claim for claim in report["inventory"]}
    assert set(claims) == {"batch", "bot", "etl/v1", "search-api"}
    assert claims["search-api"]["records"] == 2
    assert claims["search-api"]["verdicts"] == {"pass": 1, "fail": 0, "unverifiable": 0}
    assert {f["field"]: (f["code"], f["missing"]) for f in claims["search-api"]["fields"]} == {
        "request_id": ("present", 0),
        "team_id": ("present", 1),
    }
    assert claims["etl/v1"]["path"] == ""


def test_text(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("scan-logs", "log.jsonl", "--policy", "policy.yaml", *FLAGS, "--select", "CP322") == 1
    said = capsys.readouterr().out
    assert "search-api         1 pass         2        team_id 1 (code: present)" in said
    assert "etl/v1             never checked  1" in said


def test_agreement_is_no_finding(work: Path) -> None:
    (work / "log.jsonl").write_text(line(1, "k", service_endpoint="search-api/v1", team_id="search", request_id="r"))
    _, violations = scanned(work, "--inventory", "search-api=inv.json#services/search")
    assert violations == []


def test_without_inventory_it_is_said_that_nothing_was_compared(work: Path) -> None:
    report, violations = scanned(work)
    assert violations == []
    assert any(reason.startswith("CP322") for reason in report["not_run"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file"),
        ("{", "no JSON"),
        ("[]", "no inventory"),
        ('{"schema_version": 9, "call_sites": []}', "schema_version is 9"),
        ('{"schema_version": 1, "call_sites": [{}]}', "a call site is not complete"),
    ],
)
def test_what_is_no_inventory(
    work: Path, content: str | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (work / "other.json").write_text(content)
    assert run("scan-logs", "log.jsonl", "--policy", "policy.yaml", "--inventory", "other.json") == 2
    assert message in capsys.readouterr().err


def test_two_files_for_one_service(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ("--inventory", "a=inv.json", "--inventory", "a=inv.json")
    assert run("scan-logs", "log.jsonl", "--policy", "policy.yaml", *flags) == 2
    assert "two files for the service 'a'" in capsys.readouterr().err
