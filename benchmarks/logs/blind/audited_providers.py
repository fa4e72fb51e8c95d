"""The fourth set's tracers and providers: Langfuse's enriched observations (input and output without their parts),
Vertex's rows (thoughts beside the candidates), answers of OpenAI and Anthropic as an application logs them, spans.
"""

from __future__ import annotations

import json

from blind.audited_shape import Shape, Spoil, add, all_of, at, drop, put, text, times
from blind.gateway_shapes import Call, attributes, cost
from blind.setting import Record, utc

# -- Langfuse: enriched observations


def langfuse(call: Call) -> Record:
    form = "%Y-%m-%d %H:%M:%S.%f"
    return {
        "id": call.name, "trace_id": f"t-{call.name}", "start_time": utc(call.start, form),
        "end_time": utc(call.end, form), "project_id": "p", "parent_observation_id": None, "type": "GENERATION",
        "environment": call.tags["environment"], "name": "answer", "level": "DEFAULT", "status_message": "",
        "version": None, "user_id": "", "session_id": "", "trace_name": "ask", "tags": [], "release": "",
        "completion_start_time": None, "metadata": dict(call.tags), "provided_model_name": call.requested,
        "model_id": "m-1", "model_parameters": "{}", "total_cost": cost(call),
        "usage_details": {"input": call.input - call.cached, "input_cached_tokens": call.cached,
                          "output": call.output, "total": call.total},
        "cost_details": {"total": cost(call)}, "usage_pricing_tier_name": "Standard",
        "created_at": utc(call.end, form), "updated_at": utc(call.end + 3, form), "latency": 1.5,
    }  # fmt: skip


LANGFUSE = Shape(
    langfuse,
    (
        ("its own environment is another", "CP314 CP302 CP321", put("environment", "staging")),
        ("total is no sum", "CP305", add("usage_details/total", 5)),
        ("counts in text", "CP305 CP302", text("usage_details/input")),
        ("cached negative", "CP305", put("usage_details/input_cached_tokens", -1)),
        ("counts null", "CP301 CP305 CP316", put("usage_details", None)),
        ("ends before it starts", "CP306", lambda r: r.update(start_time=r["end_time"], end_time=r["start_time"])),
        ("never ended", "CP306 CP321 CP301", put("end_time", None)),
        ("the details' cost is another", "CP305 CP308", times("cost_details/total", 9)),
        ("team of nobody", "CP304", put("metadata/team_id", "team-nobody")),
    ),
    (
        ("more cached than new", lambda r: put("usage_details", {"input": 10, "input_cached_tokens": 900,
            "output": 5, "total": 915})(r) or put("total_cost", 0.000072)(r) or put("cost_details", {})(r)),
        ("more reasoning than the rest of the output", lambda r: put("usage_details", {"input": 10, "output": 5,
            "output_reasoning_tokens": 80, "total": 95})(r) or put("total_cost", 0.0000525)(r)
            or put("cost_details", {})(r)),
        ("metadata in text", lambda r: put("metadata", json.dumps(r["metadata"]))(r)),
        ("an embedding", all_of(put("type", "EMBEDDING"), put("usage_details", {"input": 100, "total": 100}),
                                put("total_cost", None), put("cost_details", {}))),
        ("an event", all_of(put("type", "EVENT"), put("usage_details", {}), put("total_cost", None),
                            put("provided_model_name", None), put("metadata", {}), put("end_time", None),
                            put("cost_details", {}))),
    ),
)  # fmt: skip

# -- Vertex: rows of BigQuery


def vertex(call: Call) -> Record:
    usage = {"promptTokenCount": call.input, "candidatesTokenCount": call.output, "totalTokenCount": call.total + 70,
             "thoughtsTokenCount": 70, "cachedContentTokenCount": call.cached, "trafficType": "ON_DEMAND"}  # fmt: skip
    return {
        "endpoint": "projects/p/locations/europe-west1/publishers/google/models/gemini-2.5-flash",
        "deployed_model_id": None, "logging_time": utc(call.start, "%Y-%m-%d %H:%M:%S.%f") + " UTC",
        "request_id": str(int(call.name, 16)), "request_payload": [], "response_payload": [], "model": call.requested,
        "model_version": "gemini-2.5-flash", "api_method": "streamGenerateContent",
        "full_request": {"contents": [], "labels": dict(call.tags)},
        "full_response": {"responseId": call.name, "modelVersion": "gemini-2.5-flash", "candidates": [],
                          "usageMetadata": usage},
        "metadata": {"request_latency": 1500}, "otel_log": None,
    }  # fmt: skip


V = "full_response/usageMetadata"
VERTEX = Shape(
    vertex,
    (
        ("total without the thoughts", "CP305", add(f"{V}/totalTokenCount", -70)),
        ("thoughts negative", "CP305", all_of(put(f"{V}/thoughtsTokenCount", -7), add(f"{V}/totalTokenCount", -77))),
        ("usage null", "CP301 CP305 CP316", put(V, None)),
        ("labels left out", "CP301", drop("full_request/labels")),
        ("labels in capitals", "CP301", lambda r: put("full_request/labels",
            {key.upper(): value for key, value in r["full_request"]["labels"].items()})(r)),
        ("team with a dot for a dash", "CP304", put("full_request/labels/team_id", "team.search")),
        ("cached above input", "CP305", put(f"{V}/cachedContentTokenCount", 10**7)),
        ("time left out", "CP301 CP306", put("logging_time", None)),
    ),
    (
        ("no thoughts", all_of(drop(f"{V}/thoughtsTokenCount"), add(f"{V}/totalTokenCount", -70))),
        ("thoughts nought", all_of(put(f"{V}/thoughtsTokenCount", 0), add(f"{V}/totalTokenCount", -70))),
        ("what a tool brought in", all_of(put(f"{V}/toolUsePromptTokenCount", 33), add(f"{V}/totalTokenCount", 33))),
        ("time with T and Z", lambda r: put("logging_time", r["logging_time"][:10] + "T06:00:00Z")(r)),
    ),
)  # fmt: skip

# -- answers of providers, as an application logs them


def enveloped(call: Call, response: Record) -> Record:
    return {
        "ts": utc(call.start) + "Z", "request": {"model": call.requested, "metadata": dict(call.tags)},
        "response": response,
    }  # fmt: skip


def openai_chat(call: Call) -> Record:
    return {
        "id": f"chatcmpl-{call.name}", "object": "chat.completion", "created": int(call.start), "model": call.actual,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": ""}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": call.input, "completion_tokens": call.output, "total_tokens": call.total,
                  "prompt_tokens_details": {"cached_tokens": call.cached, "audio_tokens": 0},
                  "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0}},
        "service_tier": "default", "system_fingerprint": None,
    }  # fmt: skip


def openai_responses(call: Call) -> Record:
    return {
        "id": f"resp_{call.name}", "object": "response", "created_at": int(call.start), "status": "completed",
        "completed_at": int(call.end), "error": None, "incomplete_details": None, "model": call.actual, "output": [],
        "metadata": {}, "service_tier": "default",
        "usage": {"input_tokens": call.input, "input_tokens_details": {"cached_tokens": call.cached},
                  "output_tokens": call.output, "output_tokens_details": {"reasoning_tokens": 0},
                  "total_tokens": call.total},
    }  # fmt: skip


def anthropic(call: Call) -> Record:
    return {
        "id": f"msg_{call.name}", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5-20250929",
        "content": [], "stop_reason": "end_turn", "stop_sequence": None,
        "usage": {"input_tokens": call.input, "cache_creation_input_tokens": 0, "cache_read_input_tokens": call.cached,
                  "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
                  "output_tokens": call.output, "service_tier": "standard"},
    }  # fmt: skip


CHAT = Shape(
    lambda call: enveloped(call, openai_chat(call)),
    (
        ("usage null", "CP301 CP305 CP316", put("response/usage", None)),
        ("total is no sum", "CP305", add("response/usage/total_tokens", 1)),
        ("cached above input", "CP305", put("response/usage/prompt_tokens_details/cached_tokens", 10**6)),
        ("reasoning above output", "CP305", put("response/usage/completion_tokens_details/reasoning_tokens", 10**6)),
        ("model left out", "CP301", put("response/model", None)),
    ),
    (
        ("of the automatic tier", put("response/service_tier", "default")),
        ("cut at its length", put("response/choices/0/finish_reason", "length")),
    ),
)
RESPONSES = Shape(
    lambda call: enveloped(call, openai_responses(call)),
    (
        ("tokens in text", "CP305 CP302", text("response/usage/input_tokens")),
        ("total is no sum", "CP305", add("response/usage/total_tokens", -2)),
        ("reasoning above output", "CP305", put("response/usage/output_tokens_details/reasoning_tokens", 10**6)),
        ("still in progress", "CP321 CP301 CP305 CP316 CP311",
         all_of(put("response/status", "in_progress"), put("response/usage", None))),
        ("completed, and nothing counted", "CP301 CP305 CP316", put("response/usage", None)),
    ),
    (("cut at its length", all_of(put("response/status", "incomplete"),
                                  put("response/incomplete_details", {"reason": "max_output_tokens"}))),),
)  # fmt: skip
ANTHROPIC = Shape(
    lambda call: enveloped(call, anthropic(call)),
    (
        ("output null", "CP301 CP305 CP302 CP316", put("response/usage/output_tokens", None)),
        ("cache read negative", "CP305", put("response/usage/cache_read_input_tokens", -1)),
        ("the parts of what was written are another sum", "CP305",
         all_of(put("response/usage/cache_creation_input_tokens", 50),
                put("response/usage/cache_creation/ephemeral_5m_input_tokens", 20))),
        ("model empty", "CP301 CP303", put("response/model", "")),
        ("input a fraction", "CP305 CP302", add("response/usage/input_tokens", 0.5)),
    ),
    (
        ("more read from the cache than new", put("response/usage/cache_read_input_tokens", 90_000)),
        ("written for an hour", all_of(put("response/usage/cache_creation_input_tokens", 50), put(
            "response/usage/cache_creation", {"ephemeral_5m_input_tokens": 20, "ephemeral_1h_input_tokens": 30}))),
        ("tools of the provider", put("response/usage/server_tool_use", {"web_search_requests": 2})),
    ),
)  # fmt: skip

# -- spans


def otlp(call: Call) -> Record:
    values = {
        "gen_ai.operation.name": "chat", "gen_ai.provider.name": "anthropic", "gen_ai.request.model": call.requested,
        "gen_ai.response.model": call.actual, "gen_ai.response.id": f"msg_{call.name}",
        "gen_ai.usage.input_tokens": call.input, "gen_ai.usage.output_tokens": call.output,
        "gen_ai.usage.cache_read.input_tokens": call.cached, "gen_ai.usage.cache_creation.input_tokens": 0,
        **call.tags,
    }  # fmt: skip
    span = {
        "traceId": call.name * 2, "spanId": call.name, "parentSpanId": "a" * 16, "flags": 256, "name": "chat gw-fast",
        "kind": 3, "startTimeUnixNano": str(int(call.start * 1e9)), "endTimeUnixNano": str(int(call.end * 1e9)),
        "attributes": attributes(values), "status": {},
    }  # fmt: skip
    resource = attributes({"service.name": "search-api", "deployment.environment.name": "prod"})
    scope = {"name": "opentelemetry.instrumentation.anthropic", "version": "0.62.4"}
    spans = [{"scope": scope, "spans": [span]}]
    return {"resourceSpans": [{"resource": {"attributes": resource}, "scopeSpans": spans}]}


S = "resourceSpans/0/scopeSpans/0/spans/0"


def attribute(key: str, **value: object) -> Spoil:
    """`value` is the attribute's; none takes it away."""

    def change(record: Record) -> None:
        span = at(record, f"{S}/attributes")[0]
        span["attributes"] = [one for one in span["attributes"] if one["key"] != key]
        if value:
            span["attributes"].append({"key": key, "value": value})

    return change


OTLP = Shape(
    otlp,
    (
        ("the resource is of another environment", "CP314 CP321 CP302",
         put("resourceSpans/0/resource/attributes/1/value/stringValue", "staging")),
        ("cache written above input", "CP305",
         attribute("gen_ai.usage.cache_creation.input_tokens", intValue="10000000")),
        ("the coming name says another count of what was written", "CP305",
         attribute("gen_ai.usage.cache_write.input_tokens", intValue="7")),
        ("tokens negative", "CP305", attribute("gen_ai.usage.output_tokens", intValue="-4")),
        ("tokens left out", "CP301 CP305 CP316", attribute("gen_ai.usage.input_tokens")),
        ("team empty", "CP301 CP303", attribute("team_id", stringValue="")),
        ("team in bytes", "CP302 CP301 CP304", attribute("team_id", bytesValue="dGVhbS1zZWFyY2g=")),
        ("start nought", "CP306 CP301", put(f"{S}/startTimeUnixNano", "0")),
        ("failed, and yet counted", "CP305 CP311 CP316 CP321", put(f"{S}/status", {"code": 2, "message": "timeout"})),
        ("start in seconds", "CP306", put(f"{S}/startTimeUnixNano", "1794290400")),
    ),
    (
        ("its status ok", put(f"{S}/status", {"code": 1})),
        ("events and links", all_of(put(f"{S}/events", [{"timeUnixNano": "1794290400000000000", "name": "x"}]),
                                    put(f"{S}/links", []))),
        ("the old name of the environment", put("resourceSpans/0/resource/attributes/1/key", "deployment.environment")),
    ),
)  # fmt: skip
