"""One defect put into one clean record: which rule names it, and that it says nothing about the others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs

POLICY = """
schema_version: 1
name: defects
version: "1.0.0"
placeholders: {values: ["", todo]}
fields:
  request_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [request_id]}}
  team_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [team_id]}}
  environment: {due: request, schema: {enum: [prod, staging]}, carriers: {metadata: [environment]}}
  model_actual: {due: response, schema: {type: string, minLength: 1}}
  input_tokens: {due: response, schema: {type: integer, minimum: 0}}
  output_tokens: {due: response, schema: {type: integer, minimum: 0}}
"""
START = 1793342965.05


def record(number: int) -> dict[str, Any]:
    tags = {"request_id": f"rb-{number}", "team_id": "search", "environment": "prod"}
    return {
        "id": f"chatcmpl-{number}", "litellm_call_id": f"c-{number}", "call_type": "acompletion", "status": "success",
        "stream": None, "model": "openai/gpt-4o", "model_group": "gw", "custom_llm_provider": "openai",
        "prompt_tokens": 100 + number, "completion_tokens": 5, "total_tokens": 105 + number, "response_cost": 0.001,
        "startTime": START + number, "endTime": START + number + 1,
        "metadata": {"user_api_key_alias": "k", "requester_metadata": tags, "usage_object": {
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}}},
        "hidden_params": {"litellm_model_name": "openai/gpt-4o"}, "ingested_at": "2026-10-30T07:10:00+00:00",
    }  # fmt: skip


def nested(one: dict[str, Any], *path: str, value: Any) -> dict[str, Any]:
    holder = one
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return one


CASES: dict[str, tuple[Any, str]] = {
    "metadata as a JSON string": (lambda r: {**r, "metadata": json.dumps(r["metadata"])}, "CP302"),
    "tags as a JSON string": (
        lambda r: nested(r, "metadata", "requester_metadata", value=json.dumps(r["metadata"]["requester_metadata"])),
        "CP302",
    ),
    "metadata as text": (lambda r: {**r, "metadata": "lost"}, "CP301"),
    "metadata null": (lambda r: {**r, "metadata": None}, "CP301"),
    "metadata as a list": (lambda r: {**r, "metadata": ["team_id", "search"]}, "CP301"),
    "null tokens": (lambda r: {**r, "prompt_tokens": None}, "CP305"),
    "tokens absent": (lambda r: {k: v for k, v in r.items() if k != "prompt_tokens"}, "CP301"),
    "fraction of a token": (lambda r: {**r, "completion_tokens": 5.5}, "CP305"),
    "tokens as text": (lambda r: {**r, "completion_tokens": "5"}, "CP305"),
    "tokens as a list": (lambda r: {**r, "completion_tokens": [5]}, "CP305"),
    "tokens as true": (lambda r: {**r, "completion_tokens": True}, "CP305"),
    "total is not the sum": (lambda r: {**r, "total_tokens": r["total_tokens"] + 7}, "CP305"),
    "negative tokens": (lambda r: {**r, "completion_tokens": -5}, "CP305"),
    "output without input": (lambda r: {**r, "prompt_tokens": 0, "total_tokens": 5}, "CP305"),
    "no tokens on success": (lambda r: {**r, "prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}, "CP316"),
    "cached over input": (
        lambda r: nested(r, "metadata", "usage_object", "prompt_tokens_details", "cached_tokens", value=9999), "CP305",
    ),
    "future": (lambda r: {**r, "startTime": START + 9e7, "endTime": START + 9e7 + 1}, "CP306"),
    "later than it was taken in": (lambda r: {**r, "startTime": START + 9e4, "endTime": START + 9e4 + 1}, "CP306"),
    "milliseconds": (lambda r: {**r, "startTime": int(START * 1000), "endTime": int(START * 1000) + 9}, "CP306"),
    "microseconds": (lambda r: {**r, "startTime": int(START * 1e6)}, "CP306"),
    "local time": (lambda r: {**r, "startTime": "2026-10-30 08:49:25"}, "CP306"),
    "no time": (lambda r: {**r, "startTime": "yesterday"}, "CP306"),
    "time as a list": (lambda r: {**r, "startTime": [2026, 10, 30]}, "CP306"),
    "ended before": (lambda r: {**r, "endTime": r["startTime"] - 5}, "CP306"),
    "placeholder": (lambda r: nested(r, "metadata", "requester_metadata", "team_id", value=" ToDo "), "CP303"),
    "empty": (lambda r: nested(r, "metadata", "requester_metadata", "team_id", value=""), "CP303"),
    "team as a number": (lambda r: nested(r, "metadata", "requester_metadata", "team_id", value=7), "CP302"),
    "team null": (lambda r: nested(r, "metadata", "requester_metadata", "team_id", value=None), "CP301"),
    "unknown environment": (
        lambda r: nested(r, "metadata", "requester_metadata", "environment", value="production"), "CP302",
    ),
    "alias as actual model": (lambda r: {**r, "model": "gw", "hidden_params": {}}, "CP301"),
    "estimated stream": (
        lambda r: nested({**r, "stream": True}, "metadata", "usage_object", "prompt_tokens_details", value=None), "CP316",
    ),
    "fallback": (
        lambda r: nested(r, "hidden_params", "additional_headers", value={"x-litellm-attempted-fallbacks": 1}), "CP312",
    ),
    "the gateway contradicts the team": (lambda r: nested(r, "metadata", "user_api_key_team_id", value="x"), "CP314"),
    "body and header name other teams": (
        lambda r: nested(r, "metadata", "spend_logs_metadata", value={"team_id": "checkout"}), "CP314",
    ),
    "body and tag list name other teams": (lambda r: {**r, "request_tags": ["a:b", "team_id:checkout"]}, "CP314"),
    "no end": (lambda r: {**r, "endTime": None}, "CP321"),
    "no outcome": (lambda r: {**r, "status": "started"}, "CP321"),
    "outcome null": (lambda r: {**r, "status": None}, "CP321"),
    "id null": (lambda r: {**r, "id": None}, "CP301"),
    "id empty": (lambda r: {**r, "id": " "}, "CP301"),
    "id an object": (lambda r: {**r, "id": {"a": 1}}, "CP301"),
    "enriched from later evidence": (
        lambda r: {**r, "enrichment": {"enriched_at": "2026-10-30T08:00:00Z", "by": "x", "fields": ["team_id"],
                   "evidence": {"ref": "t", "observed_at": "2026-10-30T09:00:00Z"}}}, "CP315",
    ),
    "enriched without evidence": (
        lambda r: {**r, "enrichment": {"enriched_at": "2026-10-30T08:00:00Z", "by": "x", "fields": ["team_id"]}}, "CP315",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_defect(case: str, tmp_path: Path) -> None:
    change, rule = CASES[case]
    records = [record(number) for number in range(5)]
    records[2] = change(records[2])
    report = scan(tmp_path, records)
    found = {(v.rule, v.line) for v in report.result.examples}
    assert (rule, 3) in found
    assert {v.line for v in report.result.examples if v.record_id} <= {3}
    assert not report.notices


def scan(folder: Path, records: list[dict[str, Any]]) -> Any:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    text = "".join(json.dumps(one) + "\n" for one in records)
    (folder / "log.jsonl").write_text(text, encoding="utf-8")
    policy = load_policy("policy.yaml", cwd=folder)
    return scan_logs(ScanRequest(("log.jsonl",), policy, folder, date(2026, 11, 26)))


def test_copies_and_the_same_id_with_other_tokens(tmp_path: Path) -> None:
    copy = {**record(1), "ingested_at": "2026-10-30T07:20:00+00:00"}
    other = {**record(2), "prompt_tokens": 1, "total_tokens": 6}
    report = scan(tmp_path, [record(0), record(1), record(2), copy, other])
    found = {(v.rule, v.note, v.line) for v in report.result.examples if v.rule == "CP310"}
    assert found == {("CP310", "copy", 4), ("CP310", "differs", 3), ("CP310", "differs", 5)}
    assert report.result.with_duplicates.records == 5
    assert report.result.deduplicated.records == 3


def test_carriers_that_agree_are_no_conflict(tmp_path: Path) -> None:
    both, listed, other = record(0), record(1), record(2)
    nested(both, "metadata", "spend_logs_metadata", value={"team_id": "search", "environment": "prod"})
    listed["request_tags"] = ["team_id:search", "team:checkout", "team_id2:checkout"]
    nested(other, "metadata", "spend_logs_metadata", value={"team_id": None, "environment": ""})
    assert scan(tmp_path, [both, listed, other]).result.counts == ()


def test_small_letters_are_rfc_3339(tmp_path: Path) -> None:
    one = {**record(0), "startTime": "2026-10-30t06:49:25.05z", "endTime": "2026-10-30t08:49:26+02:00"}
    assert scan(tmp_path, [one]).result.counts == ()


def test_clean_records_are_clean(tmp_path: Path) -> None:
    assert scan(tmp_path, [record(number) for number in range(50)]).result.counts == ()
