"""What a record says in another way than its format has it, and what it leaves open: each is told, what is right is
not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs
from tests.logs.records import POLICY, lines, record
from tests.logs.test_mixed_logs import cloudflare, kong

Record = dict[str, Any]


def chat(number: int, created: int = 1793342960) -> Record:
    usage = {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9}
    answer = {"id": f"chatcmpl-{number}", "object": "chat.completion", "created": created, "model": "gpt-4o"}
    request = {"model": "gpt-4o", "metadata": {"team_id": "search"}}
    return {"timestamp": "2026-10-30T06:09:25Z", "request": request, "response": {**answer, "usage": usage}}


def observation(number: int, **usage: int) -> Record:
    return {
        "id": f"o{number}", "trace_id": f"t{number}", "parent_observation_id": None, "type": "GENERATION",
        "start_time": "2026-10-30 06:04:27.000000", "end_time": "2026-10-30 06:04:28.000000",
        "provided_model_name": "gpt-4o", "level": "DEFAULT",
        "usage_details": {"input": 7, "output": 2, "total": 9, **usage}, "metadata": {"team_id": "search"},
    }  # fmt: skip


def of_the_api(number: int, unit: str = "TOKENS", **more: object) -> Record:
    counts = {"input": 7, "output": 2, "total": 9}
    return {
        "id": f"o{number}", "traceId": f"t{number}", "type": "GENERATION", "level": "DEFAULT", "model": "gpt-4o",
        "startTime": "2026-10-30T06:04:27Z", "endTime": "2026-10-30T06:04:28Z", "usageDetails": counts, "unit": unit,
        "usage": {"unit": unit, **counts}, "metadata": {"team_id": "search"}, **more,
    }  # fmt: skip


def retried(number: int, times: object) -> Record:
    return record(number, hidden_params={"additional_headers": {"x-litellm-attempted-retries": times}})


YEAR = 365 * 86_400
PARTS = {"input_audio_tokens": 3, "output_audio_tokens": 4, "output_rejected_prediction_tokens": 5}
SAID: dict[str, tuple[Callable[[int], Record], Record, set[tuple[str, str]]]] = {
    "Kong without an answer": (kong, {**kong(3), "response": None}, {("CP321", "status")}),
    "Cloudflare's code null": (cloudflare, cloudflare(3, status_code=None), {("CP321", "status")}),
    "a step in words": (cloudflare, cloudflare(3, step="second"), {("CP302", "fallback_count")}),
    "tries in words": (record, retried(3, "twice"), {("CP302", "retry_count")}),
    "no tries, in text": (record, retried(3, "0"), set()),
    "no tries, empty": (record, retried(3, ""), set()),
    "an answer of a year before": (chat, chat(3, 1793342960 - YEAR), {("CP306", "answered_at")}),
    "an answer of a week before": (chat, chat(3, 1793342960 - 7 * 86_400), set()),
    "parts beside what was asked": (observation, observation(3, **PARTS, total=21), set()),
    "parts that the total leaves out": (observation, observation(3, **PARTS), {("CP305", "total_tokens")}),
    "a part below nought": (
        observation, observation(3, input_audio_tokens=-3, total=6), {("CP305", "audio_input_tokens")},
    ),
    "characters": (of_the_api, of_the_api(3, "CHARACTERS"), {("CP316", "usage_source")}),
    "a pipeline's word for the counts": (of_the_api, of_the_api(3, usage_source="provider"), set()),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_one_among_others(name: str, tmp_path: Path) -> None:
    usual, other, told = SAID[name]
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "log.jsonl").write_bytes(lines(usual(0), usual(1), other, usual(4)))
    report = scan_logs(
        ScanRequest(("log.jsonl",), load_policy("policy.yaml", cwd=tmp_path), tmp_path, date(2026, 11, 26))
    )
    assert {(one.rule, one.field) for one in report.result.examples if one.line == 3} == told
    assert not [one for one in report.result.examples if one.line != 3]
    assert not report.disagreements
