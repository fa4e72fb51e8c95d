"""Each trap of log formats that is known to lead to wrong bills, on records as the gateways write them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.logs.result import LogReport, Violation
from checker.policy.load import load_policy
from checker.reports.logs_json import render, violation_line
from checker.run.logs.scan_logs import ScanRequest, scan_logs

POLICY = """
schema_version: 1
name: traps
version: "1.0.0"
placeholders: {values: ["", todo]}
fields:
  team_id:
    due: request
    schema: {type: string, minLength: 1}
    carriers: {metadata: [team_id], headers: [x-team-id], attributes: [team.id]}
  correlation_id: {due: request, schema: {type: string}, carriers: {metadata: [correlation_id]}}
"""
BOUNDARY = """
  request_id: {due: request, schema: {type: string}, carriers: {metadata: [request_id]}}
"""
START = 1793342965.05


class Scan:
    """A scan of one log, and what it said."""

    def __init__(self, folder: Path, *records: object, more: str = "") -> None:
        (folder / "policy.yaml").write_text(POLICY.rstrip("\n") + more, encoding="utf-8")
        (folder / "log.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        policy = load_policy("policy.yaml", cwd=folder)
        self.violations: list[Violation] = []
        request = ScanRequest(("log.jsonl",), policy, folder, date(2026, 11, 26))
        self.report: LogReport = scan_logs(request, self.violations.append)

    @property
    def tokens(self) -> tuple[int, int, int]:
        """Input, cached, output, each record once."""
        usage = self.report.result.deduplicated
        return usage.input_tokens, usage.cached_input_tokens, usage.output_tokens

    def rules(self, *names: str) -> list[tuple[str, str, int]]:
        return [(v.rule, v.note or v.field, v.line) for v in self.violations if not names or v.rule in names]

    @property
    def format(self) -> str:
        return self.report.result.sources[0].format

    @property
    def text(self) -> str:
        return render(self.report) + "".join(map(violation_line, self.violations))


def litellm(number: int, **changes: Any) -> dict[str, Any]:
    tags = {"team_id": "search", "correlation_id": f"corr-{number}"}
    one = {
        "id": f"chatcmpl-{number}", "litellm_call_id": f"call-{number}", "call_type": "acompletion",
        "status": "success", "stream": None, "model": "openai/gpt-4o", "model_group": "gw", "prompt_tokens": 1000,
        "completion_tokens": 200, "total_tokens": 1200, "response_cost": 0.5, "startTime": START + number,
        "endTime": START + number + 1,
        "hidden_params": {"litellm_model_name": "openai/gpt-4o", "additional_headers": {}},
        "metadata": {"requester_metadata": tags, "usage_object": {
            "prompt_tokens_details": {"cached_tokens": 400, "audio_tokens": 0}}},
    }  # fmt: skip
    return one | changes


def span(number: int, attributes: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """An OTLP span; whole numbers are text in JSON."""

    def value(one: Any) -> dict[str, Any]:
        return {"intValue": str(one)} if isinstance(one, int) else {"stringValue": one}

    return {
        "traceId": f"{number:032x}", "spanId": f"{number:016x}", "name": "chat", "kind": 3,
        "startTimeUnixNano": f"{1793342965 + number}050000000", "endTimeUnixNano": f"{1793342966 + number}050000000",
        "attributes": [{"key": key, "value": value(one)} for key, one in attributes.items()], "status": {},
    } | changes  # fmt: skip


def export(*spans: dict[str, Any]) -> dict[str, Any]:
    return {
        "resourceSpans": [{"resource": {"attributes": []}, "scopeSpans": [{"scope": {"name": "x"}, "spans": spans}]}]
    }


# Trap 1: whether input includes what was read from and written to a cache. All of these are 500 + 400 + 100.
ANTHROPIC = {
    "input_tokens": 500, "cache_read_input_tokens": 400, "cache_creation_input_tokens": 100, "output_tokens": 200,
}  # fmt: skip
INCLUDED: dict[str, dict[str, Any]] = {
    "litellm-standard-logging": litellm(1),
    "openai-response": {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1793342965, "model": "gpt-4o", "choices": [],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200,
                  "prompt_tokens_details": {"cached_tokens": 400}},
    },
    "anthropic-response": {
        "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5", "content": [],
        "stop_reason": "end_turn", "usage": ANTHROPIC,
    },
    "bedrock-invocation": {
        "schemaType": "ModelInvocationLog", "timestamp": "2026-10-30T06:49:25Z", "accountId": "1", "requestId": "r-1",
        "region": "eu-central-1", "operation": "Converse", "modelId": "anthropic.claude",
        "input": {"inputTokenCount": 500, "cacheReadInputTokenCount": 400, "cacheWriteInputTokenCount": 100},
        "output": {"outputTokenCount": 200},
    },
}  # fmt: skip


@pytest.mark.parametrize("name", INCLUDED)
def test_1_input_is_counted_with_its_cached_part(name: str, tmp_path: Path) -> None:
    scan = Scan(tmp_path, INCLUDED[name])
    assert (scan.format, scan.tokens) == (name, (1000, 400, 200))


def test_1_langfuse_leaves_the_cached_part_out_of_input(tmp_path: Path) -> None:
    usage = {"input": 500, "input_cached_tokens": 400, "input_cache_creation": 100, "input_audio_tokens": 0,
             "output": 150, "output_reasoning_tokens": 50, "total": 1200}  # fmt: skip
    scan = Scan(tmp_path, observation(usage_details=usage))
    assert scan.format == "langfuse"
    assert not scan.rules("CP305")


def observation(**changes: Any) -> dict[str, Any]:
    return {
        "id": "o-1", "trace_id": "t-1", "parent_observation_id": None, "type": "GENERATION", "environment": "prod",
        "start_time": "2026-10-30 06:49:25.123456", "end_time": "2026-10-30 06:49:26.123456", "level": "DEFAULT",
        "provided_model_name": "gpt-4o", "model_id": "price-1", "total_cost": 0.01,
        "metadata": {"team_id": "search", "correlation_id": "c"},
        "usage_details": {"input": 1, "output": 1, "total": 2},
    } | changes  # fmt: skip


NAMES = [
    {"gen_ai.system": "openai", "gen_ai.usage.prompt_tokens": 1000, "gen_ai.usage.completion_tokens": 200,
     "gen_ai.usage.cache_read_input_tokens": 400, "gen_ai.usage.reasoning_tokens": 50},
    {"gen_ai.provider.name": "openai", "gen_ai.usage.input_tokens": 1000, "gen_ai.usage.output_tokens": 200,
     "gen_ai.usage.cache_read.input_tokens": 400, "gen_ai.usage.cache_creation.input_tokens": 100,
     "gen_ai.usage.reasoning.output_tokens": 50},
    {"gen_ai.provider.name": "openai", "gen_ai.usage.input_tokens": 1000, "gen_ai.usage.output_tokens": 200,
     "gen_ai.usage.cache_read.input_tokens": 400, "gen_ai.usage.cache_write.input_tokens": 100,
     "gen_ai.usage.reasoning_tokens": 50},
]  # fmt: skip


@pytest.mark.parametrize("attributes", NAMES)
def test_2_3_17_old_and_new_names_and_numbers_as_text(attributes: dict[str, Any], tmp_path: Path) -> None:
    told = {"gen_ai.request.model": "gpt-4o", "gen_ai.response.model": "gpt-4o", "team.id": "search", **attributes}
    scan = Scan(tmp_path, export(span(1, told)))
    usage = scan.report.result
    assert (scan.format, usage.records) == ("otel-genai", 1)
    assert not scan.rules("CP305")
    over = Scan(tmp_path, export(span(1, {**told, "gen_ai.usage.reasoning_tokens": 201,
                                          "gen_ai.usage.reasoning.output_tokens": 201})))  # fmt: skip
    assert over.rules("CP305"), "reasoning is a part of output"


def test_2_vertex_counts_reasoning_beside_output(tmp_path: Path) -> None:
    answer = {"modelVersion": "gemini-2.5-pro", "responseId": "r", "usageMetadata": {
        "promptTokenCount": 1000, "candidatesTokenCount": 150, "thoughtsTokenCount": 50, "totalTokenCount": 1200,
        "cachedContentTokenCount": 400}}  # fmt: skip
    row = {"logging_time": "2026-10-30 06:49:25.123456 UTC", "model": "gemini-2.5-pro", "request_id": 7,
           "full_request": {"labels": {"team_id": "search"}}, "full_response": json.dumps(answer)}  # fmt: skip
    scan = Scan(tmp_path, row)
    assert (scan.format, scan.tokens) == ("vertex-request-response", (1000, 400, 200))
    assert not scan.rules("CP305", "CP306")


def spend(**changes: Any) -> dict[str, Any]:
    return {
        "request_id": "chatcmpl-1", "call_type": "acompletion", "api_key": "hash", "spend": 0.5, "total_tokens": 1200,
        "prompt_tokens": 1000, "completion_tokens": 200, "startTime": "2026-10-30T06:49:25.050000+00:00",
        "endTime": "2026-10-30T06:49:26.050000+00:00", "model": "openai/gpt-4o", "model_group": "gw",
        "status": "success", "request_tags": "[]", "metadata": "{}",
    } | changes  # fmt: skip


TAGS = {"team_id": "search", "correlation_id": "c-1"}


@pytest.mark.parametrize(
    ("changes", "complete"),
    [
        ({"metadata": json.dumps({"spend_logs_metadata": TAGS})}, True),
        ({"request_tags": json.dumps(["team_id:search", "correlation_id:c-1"])}, True),
        ({"metadata": json.dumps({"requester_metadata": TAGS})}, False),  # what is in the body never gets there
        ({"request_tags": json.dumps(["User-Agent: curl", "User-Agent: curl/8"])}, False),  # trap 5
    ],
)
def test_4_5_only_some_carriers_reach_spend_logs(changes: dict[str, Any], complete: bool, tmp_path: Path) -> None:
    scan = Scan(tmp_path, spend(**changes))
    assert scan.format == "litellm-spend-logs"
    assert scan.rules("CP301") == ([] if complete else [("CP301", "team_id", 1), ("CP301", "correlation_id", 1)])


FAILED = {
    "status": "failure", "prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0, "response_cost": 0.0,
    "error_information": {"error_code": "500", "error_class": "InternalServerError"},
    "hidden_params": {"litellm_model_name": None, "additional_headers": None},
}  # fmt: skip


def failure(number: int, **changes: Any) -> dict[str, Any]:
    one = litellm(number, **FAILED) | {"id": f"failed-{number}"} | changes
    one["metadata"]["usage_object"] = None
    return one


def retried(**headers: str) -> dict[str, Any]:
    return {"litellm_model_name": "openai/gpt-4o", "additional_headers": headers}


def test_6_a_copy_is_counted_once(tmp_path: Path) -> None:
    scan = Scan(tmp_path, litellm(1), {**litellm(1), "ingested_at": "2026-10-30T08:00:00Z"})
    assert [rule[:2] for rule in scan.rules("CP310", "CP311")] == [("CP310", "copy")]
    assert scan.tokens == (1000, 400, 200)


def test_6_a_gateway_retry_counts_its_success(tmp_path: Path) -> None:
    failed = failure(1, litellm_call_id="call-2")
    scan = Scan(tmp_path, failed, litellm(2, hidden_params=retried(**{"x-litellm-attempted-retries": "1"})))
    assert {rule[1] for rule in scan.rules("CP311")} == {"gateway-retry"}
    assert scan.tokens == (1000, 400, 200)


def test_6_a_client_retry_is_two_calls_and_both_count(tmp_path: Path) -> None:
    def sent(number: int, retry: str) -> dict[str, Any]:
        one = litellm(number)
        one["metadata"]["requester_metadata"] = {**TAGS, "request_id": "request-1"}
        one["metadata"]["requester_custom_headers"] = {"x-stainless-retry-count": retry}
        return one

    scan = Scan(tmp_path, sent(1, "0"), sent(2, "1"), more=BOUNDARY)
    assert {rule[1] for rule in scan.rules("CP311")} <= {"client-retry", "both-billed"}
    assert scan.rules("CP311")
    assert not scan.rules("CP310")
    assert scan.tokens == (2000, 800, 400)


def test_6_a_fallback_is_no_duplicate(tmp_path: Path) -> None:
    failed = failure(1, litellm_call_id="call-2", model_group="gw-a")
    answered = litellm(2, model_group="gw-b", hidden_params=retried(**{"x-litellm-attempted-fallbacks": "1"}))
    scan = Scan(tmp_path, failed, answered)
    assert {rule[1] for rule in scan.rules("CP311")} == {"fallback"}
    assert not scan.rules("CP310")


def test_7_what_was_billed_and_not_measured(tmp_path: Path) -> None:
    lost = failure(1) | {"error_information": {"error_code": "408", "error_class": "Timeout"}}
    broken = litellm(2, stream=True, prompt_tokens=66, completion_tokens=7, total_tokens=73)
    broken["metadata"]["usage_object"] = {"prompt_tokens": 66, "prompt_tokens_details": None}
    whole = litellm(3, stream=True)
    scan = Scan(tmp_path, lost, broken, whole)
    assert scan.rules("CP316") == [("CP316", "lost", 1), ("CP316", "stream", 2)]


def test_8_the_model_that_answered_is_unknown_not_unchanged(tmp_path: Path) -> None:
    more = "\n  model_actual: {due: response, schema: {type: string}}\n"
    scan = Scan(tmp_path, litellm(1), more=more)
    said = scan.report.result.sources[0].unknown["model_actual"]
    assert said == "The gateway writes the deployment that it asked, not the model that the provider reported."


def test_9_the_providers_own_id_stands_in_its_header(tmp_path: Path) -> None:
    """The id of a record is the gateway's for Anthropic and Bedrock: two records of one answer differ in it."""
    headers = {"llm_provider-request-id": "req_up_1"}
    scan = Scan(tmp_path, litellm(1, hidden_params=retried(**headers)), litellm(2, hidden_params=retried(**headers)))
    assert [rule[0] for rule in scan.rules("CP310")] == ["CP310"]


def test_10_zero_and_absent_are_two_things(tmp_path: Path) -> None:
    told = {"gen_ai.request.model": "gpt-4o", "gen_ai.response.model": "gpt-4o", "team.id": "search"}
    absent = Scan(tmp_path, export(span(1, told)))
    assert not absent.rules("CP316")
    zero = Scan(tmp_path, export(span(1, {**told, "gen_ai.usage.input_tokens": 0, "gen_ai.usage.output_tokens": 0})))
    assert zero.rules("CP316") == [("CP316", "zero", 1)]


def kong(**changes: Any) -> dict[str, Any]:
    usage = {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200, "cost": 0,
             "prompt_tokens_details": {"cached_tokens": 400}}  # fmt: skip
    return {
        "started_at": 1793342965050, "request": {"id": "r-1", "headers": {"x-team-id": "search"}},
        "response": {"status": 200},
        "ai": {"proxy": {"usage": usage, "meta": {"request_model": "gpt-4o", "response_model": "gpt-4o"}}},
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    ("one", "wrong"),
    [
        (litellm(0), {"startTime": int(START * 1000)}),
        (kong(), {"started_at": 1793342965}),
        (observation(), {"start_time": "30.10.2026 06:49"}),
        (spend(), {"startTime": "2026-10-30T06:49:25"}),
    ],
)
def test_11_times_in_each_formats_unit(one: dict[str, Any], wrong: dict[str, Any], tmp_path: Path) -> None:
    moments = {"2026-10-30T06:49:25"}
    scan = Scan(tmp_path, one)
    assert not scan.rules("CP306")
    from checker.logs.records.times import rfc3339

    assert scan.report.result.first is not None
    assert rfc3339(scan.report.result.first)[:19] in moments
    assert Scan(tmp_path, one | wrong).rules("CP306")


def test_12_portkey_writes_cents_and_lists(tmp_path: Path) -> None:
    one = {
        "id": "p-1", "trace_id": "t-1", "span_id": "s-1", "ai_org": "openai", "ai_model": "gpt-4o", "req_units": 1000,
        "res_units": 200, "total_units": 1200, "cost": 12.5, "cost_currency": "USD", "response_status_code": 200,
        "created_at": "2026-10-30T06:49:25Z",
        "metadata": {"key": ["team_id", "correlation_id"], "value": ["search", "c"]},
    }  # fmt: skip
    scan = Scan(tmp_path, one)
    assert (scan.format, scan.report.result.deduplicated.cost) == ("portkey", "0.125")
    assert not scan.rules("CP301")


def test_15_16_failures_and_headers_keep_their_secrets(tmp_path: Path) -> None:
    failed = failure(1)
    failed["error_information"] = {"error_code": "500", "error_class": "X", "traceback": "File /srv/hush/app.py"}
    failed["metadata"]["requester_custom_headers"] = {"x-api-key": "hush-1"}
    failed["metadata"]["requester_metadata"]["headers"] = {"authorization": "Bearer hush-2"}
    failed["messages"] = [{"role": "user", "content": "hush-3"}]
    untagged = litellm(2, messages="hush-4", metadata={"requester_custom_headers": {"x-secret": "hush-5"}})
    scan = Scan(tmp_path, failed, untagged)
    assert scan.rules("CP301") == [("CP301", "team_id", 2), ("CP301", "correlation_id", 2)]
    assert not [rule for rule in scan.rules() if rule[2] == 1 and rule[0] in ("CP302", "CP305", "CP312")]
    assert "hush" not in scan.text


def test_17_spans_of_one_line_are_records_of_it(tmp_path: Path) -> None:
    told = {"gen_ai.request.model": "gpt-4o", "gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 1}
    other = span(9, {"http.method": "GET"})
    scan = Scan(tmp_path, export(span(1, {**told, "team.id": "a"}), other, span(2, told)), export(span(3, told)))
    assert scan.report.result.records == 3
    assert [rule for rule in scan.rules("CP301") if rule[1] == "team_id"] == [
        ("CP301", "team_id", 1), ("CP301", "team_id", 2),
    ]  # fmt: skip


def test_18_spans_that_repeat_their_children_are_left_out(tmp_path: Path) -> None:
    told = {"gen_ai.request.model": "gpt-4o", "gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 1}
    agent = span(1, {**told, "gen_ai.operation.name": "invoke_agent"})
    child = span(2, {**told, "gen_ai.operation.name": "chat"}, parentSpanId=f"{1:016x}")
    scan = Scan(tmp_path, export(agent, child))
    (source,) = scan.report.result.sources
    assert (source.records, source.excluded, source.billing) == (1, 1, False)


def test_a_model_that_nobody_configured_has_a_name(tmp_path: Path) -> None:
    """LiteLLM 1.108 writes an empty model group then (measured)."""
    refused = failure(1) | {"model_group": "", "model": "gw-nope", "session_id": ""}
    more = "\n  model_requested: {due: request, schema: {type: string, minLength: 1}}\n"
    scan = Scan(tmp_path, refused, more=more)
    assert not [violation for violation in scan.violations if violation.field == "model_requested"]
    tagged = failure(2)
    tagged["metadata"]["requester_metadata"]["team_id"] = ""  # what the caller sends is judged as it was sent
    assert Scan(tmp_path, tagged).rules("CP303") == [("CP303", "team_id", 1)]


def test_otlp_written_over_several_lines(tmp_path: Path) -> None:
    told = {"gen_ai.request.model": "gpt-4o", "gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 1}
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    text = json.dumps(export(span(1, told), span(2, {**told, "team.id": "a"})), indent=2)
    (tmp_path / "spans.json").write_text(text, encoding="utf-8")
    policy = load_policy("policy.yaml", cwd=tmp_path)
    report = scan_logs(ScanRequest(("spans.json",), policy, tmp_path, date(2026, 11, 26)))
    assert (report.result.sources[0].format, report.result.records) == ("otel-genai", 2)


def test_a_dash_in_an_access_log_is_nothing(tmp_path: Path) -> None:
    """Envoy writes - for a header that the request did not have."""
    one = {
        "start_time": "2026-10-30T06:49:25.123Z", "response_code": 200, "response_flags": "-", "x-request-id": "r-1",
        "gen_ai.request.model": "gw", "gen_ai.response.model": "gpt-4o", "gen_ai.usage.input_tokens": 10,
        "gen_ai.usage.output_tokens": 5, "gen_ai.usage.total_tokens": 15, "x-team-id": "-", "correlation_id": "c-1",
    }  # fmt: skip
    scan = Scan(tmp_path, one, {**one, "x-request-id": "r-2", "x-team-id": "search"})
    assert scan.format == "envoy-ai-gateway"
    assert scan.rules("CP301", "CP303") == [("CP301", "team_id", 1)]


def test_kong_before_and_after_it_renamed_its_plugin(tmp_path: Path) -> None:
    old = kong(request={"id": "r-2", "headers": {"x-team-id": "search"}})
    usage = {"prompt_token": 1000, "completion_token": 200, "total_tokens": 1200, "cost": 0.5}
    old["ai"] = {"ai-proxy": {"usage": usage, "meta": {"request_model": "gpt-4o", "response_model": "gpt-4o"}}}
    scan = Scan(tmp_path, kong(), old)
    assert (scan.format, scan.tokens) == ("kong-ai-proxy", (2000, 400, 400))
    assert not scan.rules("CP305", "CP316")
