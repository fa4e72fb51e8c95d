"""The sixth set's tracers and providers. The shapes are the fourth set's; added are OpenInference's spans and results
of batches."""

from __future__ import annotations

import json

from blind import audited_providers as providers
from blind.audited_providers import attribute
from blind.audited_shape import Shape, Spoil, add, all_of, at, drop, put, text, times
from blind.closing_records import OTHER, OUTCOME
from blind.gateway_shapes import Call, attributes
from blind.setting import Record

LANGFUSE = Shape(
    providers.langfuse,
    (
        ("first token before the start", "CP306 CP319", put("completion_start_time", "2026-01-01 00:00:00.000000")),
        ("latency negative", "CP306 CP319", put("latency", -3)),
        ("parts of the cost are no sum", "CP305 CP308",
         lambda r: put("cost_details", {"input": 1.0, "output": 1.0, "total": r["total_cost"]})(r)),
        ("its own parent", "CP321", lambda r: put("parent_observation_id", r["id"])(r)),
        ("reasoning negative", "CP305", put("usage_details/output_reasoning_tokens", -2)),
        ("failed, and yet counted", OUTCOME, put("level", "ERROR")),
        ("cost negative", "CP305 CP308", all_of(times("total_cost", -1), put("cost_details", {}))),
        ("metadata broken text", "CP301 CP302 CP300", put("metadata", '{"team_id": ')),
        ("output a fraction", "CP302 CP305", add("usage_details/output", 0.5)),
    ),
    (
        ("a first token", lambda r: put("completion_start_time", r["end_time"])(r)),
        ("a zone said", lambda r: r.update({k: r[k] + "Z" for k in ("start_time", "end_time")})),
        ("a warning", put("level", "WARNING")),
    ),
)  # fmt: skip

V = "full_response/usageMetadata"


def modalities(input_more: int, output_more: int) -> Spoil:
    def change(record: Record) -> None:
        usage = record["full_response"]["usageMetadata"]
        usage["promptTokensDetails"] = [
            {"modality": "TEXT", "tokenCount": usage["promptTokenCount"] - 3},
            {"modality": "IMAGE", "tokenCount": 3 + input_more},
        ]
        usage["candidatesTokensDetails"] = [
            {"modality": "TEXT", "tokenCount": usage["candidatesTokenCount"] + output_more}
        ]

    return change


VERTEX = Shape(
    providers.vertex,
    (
        ("modalities of the input are no sum", "CP305", modalities(500, 0)),
        ("modalities of the output are no sum", "CP305", modalities(0, 70)),
        ("two places name two models", "CP312 CP314 CP302 CP305", put("full_response/modelVersion", "gemini-2.5-pro")),
        ("an error in the answer, and counts", OUTCOME, put("full_response/error", {"code": 503})),
        ("labels in a list", "CP301 CP302", lambda r: put("full_request/labels", [r["full_request"]["labels"]])(r)),
        ("counts in text", "CP302 CP305", text(f"{V}/promptTokenCount")),
        ("total negative", "CP305", put(f"{V}/totalTokenCount", -1)),
    ),
    (
        ("modalities that agree", modalities(0, 0)),
        ("provisioned", put(f"{V}/trafficType", "PROVISIONED_THROUGHPUT")),
        ("no parts of it", put("full_response/candidates", None)),
    ),
)  # fmt: skip

P = "response/usage/completion_tokens_details"
CHAT = Shape(
    providers.CHAT.write,
    (
        ("rejected predictions above output", "CP305", put(f"{P}/rejected_prediction_tokens", 10**6)),
        ("predictions together above output", "CP305", lambda r: r["response"]["usage"]["completion_tokens_details"]
            .update(dict.fromkeys(("accepted_prediction_tokens", "rejected_prediction_tokens"),
                                  r["response"]["usage"]["completion_tokens"] // 2 + 2))),
        ("audio above output", "CP305", put(f"{P}/audio_tokens", 10**6)),
        ("another model answered", "CP312", put("response/model", "gpt-4.1-2025-04-14")),
        ("an error beside the answer", OUTCOME, put("response/error", {"message": "overloaded", "code": 503})),
        ("input negative", "CP305", all_of(put("response/usage/prompt_tokens", -1),
                                           put("response/usage/total_tokens", None))),
        ("the answer's metadata says another team", "CP302 CP314",
         lambda r: put("response/metadata", {"team_id": OTHER[r["request"]["metadata"]["team_id"]]})(r)),
    ),
    (
        ("predictions within the output", lambda r: r["response"]["usage"]["completion_tokens_details"].update(
            accepted_prediction_tokens=1, rejected_prediction_tokens=1)),
        ("the answer's metadata agrees", lambda r: put("response/metadata", dict(r["request"]["metadata"]))(r)),
    ),
)  # fmt: skip
RESPONSES = Shape(
    providers.RESPONSES.write,
    (
        ("failed, and yet counted", OUTCOME, all_of(put("response/status", "failed"),
                                                    put("response/error", {"code": "server_error"}))),
        ("completed with an error", OUTCOME, put("response/error", {"code": "server_error", "message": "x"})),
        ("completed before it was created", "CP306", put("response/completed_at", 1_794_000_000)),
        ("cancelled, and yet counted", OUTCOME, put("response/status", "cancelled")),
        ("cached above input", "CP305", put("response/usage/input_tokens_details/cached_tokens", 10**6)),
    ),
    (("metadata agrees", lambda r: put("response/metadata", dict(r["request"]["metadata"]))(r)),),
)  # fmt: skip
ANTHROPIC = Shape(
    providers.ANTHROPIC.write,
    (
        ("the start of a stream for the whole", "CP316 CP321 CP305",
         all_of(put("response/stop_reason", None), put("response/usage/output_tokens", 1))),
        ("an error for an answer, and counts", OUTCOME, put("response/error", {"type": "overloaded_error"})),
        ("cache written in text", "CP302 CP305", put("response/usage/cache_creation_input_tokens", "12")),
        ("output negative", "CP305", put("response/usage/output_tokens", -1)),
    ),
    (
        ("stopped by a word", all_of(put("response/stop_reason", "stop_sequence"), put("response/stop_sequence", "#"))),
        ("paused for a tool", put("response/stop_reason", "tool_use")),
        ("no cache at all", all_of(put("response/usage/cache_creation_input_tokens", None),
                                   put("response/usage/cache_read_input_tokens", None),
                                   drop("response/usage/cache_creation"))),
    ),
)  # fmt: skip

S = "resourceSpans/0/scopeSpans/0/spans/0"


def resource(**values: str) -> Spoil:
    return lambda record: record["resourceSpans"][0]["resource"]["attributes"].extend(attributes(values))


OTLP = Shape(
    providers.otlp,
    (
        ("count in text", "CP302 CP305", attribute("gen_ai.usage.input_tokens", stringValue="twelve")),
        ("count a fraction", "CP302 CP305", attribute("gen_ai.usage.input_tokens", doubleValue=12.5)),
        ("end nought", "CP306 CP321 CP301", put(f"{S}/endTimeUnixNano", "0")),
        ("its own parent", "CP321", lambda r: put(f"{S}/parentSpanId", at(r, f"{S}/spanId")[0]["spanId"])(r)),
        ("a trace of noughts", "CP301 CP302 CP303 CP310 CP318 CP321", put(f"{S}/traceId", "0" * 32)),
        ("a span of noughts", "CP301 CP302 CP303 CP310 CP318 CP321", put(f"{S}/spanId", "0" * 16)),
        ("its process is another team's", "CP302 CP314", resource(team_id="team-ghost")),
        ("an error's type and a good status", OUTCOME, attribute("error.type", stringValue="timeout")),
        ("team a list", "CP301 CP302", attribute("team_id", arrayValue={"values": [{"stringValue": "team-search"}]})),
        ("reasoning above output", "CP305",
         attribute("gen_ai.usage.reasoning.output_tokens", intValue="1000000")),
        ("another model answered", "CP312", all_of(attribute("gen_ai.request.model", stringValue="claude-opus-4-1"),
            attribute("gen_ai.response.model", stringValue="claude-3-5-haiku-20241022"))),
    ),
    (
        ("whole counts as numbers", attribute("gen_ai.usage.output_tokens", intValue=12)),
        ("a whole double", attribute("gen_ai.usage.output_tokens", doubleValue=12.0)),
        ("its process says the same", lambda r: None),
        ("reasons to end", attribute("gen_ai.response.finish_reasons",
                                     arrayValue={"values": [{"stringValue": "length"}]})),
    ),
)  # fmt: skip


def openinference(call: Call) -> Record:
    values = {
        **call.tags, "openinference.span.kind": "LLM", "llm.system": "openai", "llm.model_name": call.actual,
        "llm.invocation_parameters": json.dumps({"model": call.requested}), "llm.token_count.prompt": call.input,
        "llm.token_count.completion": call.output, "llm.token_count.total": call.total,
        "llm.token_count.prompt_details.cache_read": call.cached, "llm.finish_reason": "stop",
    }  # fmt: skip
    record = providers.otlp(call)
    at(record, f"{S}/attributes")[0]["attributes"] = attributes(values)
    record["resourceSpans"][0]["scopeSpans"][0]["scope"] = {"name": "openinference.instrumentation.openai"}
    return record


OPENINFERENCE = Shape(
    openinference,
    (
        ("total is no sum", "CP305", attribute("llm.token_count.total", intValue="1")),
        ("cached above input", "CP305", attribute("llm.token_count.prompt_details.cache_read", intValue="1000000")),
        ("reasoning above output", "CP305",
         attribute("llm.token_count.completion_details.reasoning", intValue="1000000")),
        ("the newer name says another model", "CP312 CP302 CP314 CP305",
         attribute("llm.response.model_name", stringValue="gpt-4.1-2025-04-14")),
        ("team of nobody", "CP304", attribute("team_id", stringValue="team-ghost")),
        ("metadata says another team", "CP302 CP314",
         attribute("metadata", stringValue='{"team_id": "team-ghost"}')),
        ("no counts", "CP301 CP305 CP316", all_of(attribute("llm.token_count.prompt"),
                                                  attribute("llm.token_count.completion"),
                                                  attribute("llm.token_count.total"))),
    ),
    (("metadata in text, of other things", attribute("metadata", stringValue='{"run": "7", "team": "x"}')),),
)  # fmt: skip


def batch(call: Call) -> Record:
    """A line of the file that OpenAI's Batch API gives back, with the request's tags beside it."""
    return {
        "id": f"batch_req_{call.name}", "custom_id": call.tags["request_boundary_id"], "error": None,
        "request": {"model": call.requested, "metadata": dict(call.tags)},
        "response": {"status_code": 200, "request_id": call.name, "body": providers.openai_chat(call)},
    }  # fmt: skip


B = "response/body"
BATCH = Shape(
    batch,
    (
        ("usage null", "CP300 CP301 CP305 CP316", put(f"{B}/usage", None)),
        ("total is no sum", "CP300 CP305", add(f"{B}/usage/total_tokens", 1)),
        ("team of nobody", "CP300 CP304", put("request/metadata/team_id", "team-ghost")),
        ("an error beside it", f"CP300 {OUTCOME}", put("error", {"code": "batch_expired"})),
    ),
)

PROVIDERS: dict[str, Shape] = {
    "langfuse": LANGFUSE, "vertex": VERTEX, "openai-chat": CHAT, "openai-responses": RESPONSES,
    "anthropic": ANTHROPIC, "otlp": OTLP, "openinference": OPENINFERENCE, "openai-batch": BATCH,
}  # fmt: skip
