"""The traps of log formats that concern invoices: one key for all teams, and a bucket that is not there yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry

POLICY = """
schema_version: 1
name: traps
version: "1.0.0"
fields:
  team_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [team_id]}}
logs:
  provider_keys: [{match: {provider: openai}, key: key_gateway}]
"""
MODEL = "gpt-4o-2024-08-06"
CARD = {"version": "pc-1", "currency": "USD", "per": 1_000_000, "models": {MODEL: {"input": 2.5, "output": 10}}}
DAY = 86_400
FIRST = 1_793_318_400  # 2026-10-30T00:00Z


def record(number: int, team: str, at: int) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{number}", "litellm_call_id": f"c-{number}", "call_type": "acompletion", "status": "success",
        "model": f"openai/{MODEL}", "model_group": "gw", "custom_llm_provider": "openai", "prompt_tokens": 1000,
        "completion_tokens": 100, "total_tokens": 1100, "startTime": at + 3600.5, "endTime": at + 3601.5,
        "metadata": {"requester_metadata": {"team_id": team, "price_card_version": "pc-1"}},
    }  # fmt: skip


def bucket(at: int, *results: dict[str, Any]) -> dict[str, Any]:
    return {"object": "bucket", "start_time": at, "end_time": at + DAY, "results": list(results)}


def used(requests: int) -> dict[str, Any]:
    return {
        "input_tokens": 1000 * requests, "input_cached_tokens": 0, "output_tokens": 100 * requests, "model": MODEL,
        "num_model_requests": requests, "api_key_id": "key_gateway",
    }  # fmt: skip


def reconciled(
    folder: Path, monkeypatch: pytest.MonkeyPatch, records: list[Any], *, as_of: str, **invoices: list[Any]
) -> dict[str, Any]:
    (folder / "policy.yaml").write_text(POLICY)
    (folder / "price_card.json").write_text(json.dumps(CARD))
    (folder / "log.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    flags = []
    for name, buckets in invoices.items():
        (folder / f"{name}.json").write_text(json.dumps({"object": "page", "data": buckets, "has_more": False}))
        flags += ["--invoice", f"{name}.json"]
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit):
        entry.main([
            "reconcile", "log.jsonl", "--policy", "policy.yaml", *flags, "--as-of", as_of, "--format", "json",
            "--output", "out.json",
        ])  # fmt: skip
    found = json.loads((folder / "out.json").read_text())
    assert isinstance(found, dict)
    return found


def test_13_a_shared_key_is_compared_as_one_and_teams_are_a_share_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [record(n, team, FIRST) for n, team in enumerate(("search", "search", "search", "checkout"))]
    found = reconciled(tmp_path, monkeypatch, records, as_of="2026-11-26", usage=[bucket(FIRST, used(4))])
    assert {one["key"] for one in found["buckets"]} == {"key_gateway"}
    assert {one["class"] for one in found["buckets"]} == {"match"}
    assert "team" not in found["buckets"][0]


@pytest.mark.parametrize(("as_of", "expected"), [("2026-10-31", "not-closed"), ("2026-11-26", "overtraced")])
def test_14_an_empty_last_bucket_is_not_there_yet(
    as_of: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [record(1, "search", FIRST), record(2, "search", FIRST + DAY)]
    usage = [bucket(FIRST, used(1)), bucket(FIRST + DAY)]
    found = reconciled(tmp_path, monkeypatch, records, as_of=as_of, usage=usage)
    by_day = {one["start"][:10]: one["class"] for one in found["buckets"]}
    assert by_day["2026-10-30"] == "match"
    assert by_day["2026-10-31"] == expected
    wrong = [one for one in found["discrepancies"] if (one["start"] or "").startswith("2026-10-31")]
    assert bool(wrong) is (expected != "not-closed")
