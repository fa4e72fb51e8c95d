"""What happened at a gateway, and how each vendor's log writes it down."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from blind.setting import Record, utc


@dataclass(frozen=True)
class Call:
    """What happened; a format writes it down. `kind`: chat, embedding, failed, gateway_hit."""

    name: str
    tags: Record
    start: float
    end: float
    input: Any
    output: Any
    cached: int = 0
    kind: str = "chat"
    stream: bool = False
    free: bool = False
    requested: str = "gw-fast"
    actual: str | None = "gpt-4o-mini-2024-07-18"
    status: int = 200

    @property
    def total(self) -> Any:
        return self.input + self.output if isinstance(self.input, int) and isinstance(self.output, int) else None


def headers(call: Call) -> Record:
    return {f"x-{name.replace('_', '-')}": value for name, value in call.tags.items()}


def cost(call: Call) -> float:
    """In USD, by the set's price card."""
    price = {"text-embedding-3-small": (0.02, 0, 0)}.get(call.actual, (0.15, 0.075, 0.6))
    total, output = max(call.input, 0), max(call.output, 0)
    cached = min(call.cached, total)
    return ((total - cached) * price[0] + cached * price[1] + output * price[2]) / 1e6


def kong(call: Call) -> Record:
    record: Record = {
        "started_at": int(call.start * 1000),
        "client_ip": "10.2.0.9",
        "upstream_uri": "/v1/chat/completions",
        "latencies": {"request": 900, "kong": 4, "proxy": 812},
        "consumer": {"username": f"{call.tags.get('team_id')}-prod"},
        "request": {"id": call.name, "method": "POST", "uri": "/ai/chat", "headers": {"host": "gw", **headers(call)}},
        "response": {"status": call.status, "headers": {"content-type": "application/json"}},
        "workspace": "default",
        "route": {"name": "ai", "id": "r-1"},
        "service": {"name": "ai", "id": "s-1"},
    }
    meta = {
        "request_model": call.requested,
        "response_model": call.actual,
        "provider_name": "openai",
        "plugin_id": "546c3856",
        "llm_latency": 700,
    }
    if call.kind == "failed":
        record["ai"] = {"ai-proxy": {"usage": {}, "meta": {k: v for k, v in meta.items() if k != "response_model"}}}
        return record
    usage = {
        "prompt_tokens": call.input,
        "completion_tokens": call.output,
        "total_tokens": call.total,
        "cost": 0,
        "time_per_token": 12,
    }
    if call.cached:
        usage["prompt_tokens_details"] = {"cached_tokens": call.cached, "audio_tokens": 0}
    record["ai"] = {"ai-proxy": {"usage": usage, "meta": meta, "cache": {}, "payload": {}}}
    return record


def envoy(call: Call) -> Record:
    record = {
        "start_time": utc(call.start)[:23] + "Z",
        "method": "POST",
        "x-envoy-origin-path": "/v1/chat/completions",
        "protocol": "HTTP/1.1",
        "response_code": call.status,
        "response_flags": "-",
        "bytes_received": 310,
        "bytes_sent": 900,
        "duration": int(1000 * (call.end - call.start)),
        "upstream_cluster": "httproute/ai/r/rule/0",
        ":authority": "gw.internal",
        "x-request-id": call.name,
        "gen_ai.request.model": call.requested,
        "gen_ai.response.model": call.actual,
        "gen_ai.usage.input_tokens": call.input,
        "gen_ai.usage.output_tokens": call.output,
        "gen_ai.usage.total_tokens": call.total,
        **headers(call),
    }
    if call.kind == "failed":
        # what dynamic metadata does not have is null in a JSON access log
        for name in (
            "gen_ai.response.model",
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
            "gen_ai.usage.total_tokens",
        ):
            record[name] = None
    return record


def cloudflare(call: Call) -> Record:
    return {
        "id": call.name,
        "created_at": utc(call.start)[:23] + "Z",
        "provider": "openai",
        "model": call.actual,
        "model_type": "",
        "path": "chat/completions",
        "duration": int(1000 * (call.end - call.start)),
        "request_size": 210,
        "response_size": 900,
        "request_type": "",
        "request_content_type": "application/json",
        "response_content_type": "application/json",
        "success": call.status < 400,
        "cached": call.kind == "gateway_hit",
        "tokens_in": call.input if call.kind != "failed" else 0,
        "status_code": call.status,
        "tokens_out": call.output if call.kind != "failed" else 0,
        "step": 0,
        "cost": 0 if call.free else cost(call),
        "custom_cost": False,
        "metadata": json.dumps(call.tags),
        "event_id": "ev",
        "wholesale": False,
    }


def bedrock(call: Call) -> Record:
    record: Record = {
        "timestamp": utc(call.start, "%Y-%m-%dT%H:%M:%SZ"),
        "accountId": "111122223333",
        "region": "eu-central-1",
        "identity": {"arn": "arn:aws:sts::111122223333:assumed-role/llm-gateway/pod"},
        "requestId": call.name,
        "operation": "ConverseStream" if call.stream else "Converse",
        "modelId": call.actual,
        "requestMetadata": dict(call.tags),
        "input": {"inputContentType": "application/json", "inputBodyJson": {"messages": []}},
        "schemaType": "ModelInvocationLog",
        "schemaVersion": "1.0",
    }
    if call.kind == "failed":
        return {**record, "errorCode": "ThrottlingException"}
    record["input"] |= {
        "inputTokenCount": call.input,
        "cacheReadInputTokenCount": call.cached,
        "cacheWriteInputTokenCount": 0,
    }
    record["output"] = {"outputContentType": "application/json", "outputBodyJson": {}}
    if call.kind == "embedding":
        record["operation"] = "InvokeModel"
        record["input"] = {"inputContentType": "application/json", "inputTokenCount": call.input}
    else:
        record["output"]["outputTokenCount"] = call.output
    record["inferenceRegion"] = "eu-west-1"
    return record


def helicone(call: Call) -> Record:
    failed = call.kind == "failed"
    return {
        "request_id": call.name,
        "response_id": f"r-{call.name}",
        "request_created_at": utc(call.start)[:23] + "Z",
        "response_created_at": utc(call.end)[:23] + "Z",
        "response_status": call.status,
        "request_user_id": "u",
        "request_path": "https://api.openai.com/v1/chat/completions",
        "request_properties": dict(call.tags),
        "request_model": call.requested,
        "response_model": None if failed else call.actual,
        "model_override": None,
        "helicone_user": None,
        "provider": "OPENAI",
        "delay_ms": 800,
        "time_to_first_token": 200 if call.stream else None,
        "total_tokens": None if failed else call.total,
        "prompt_tokens": None if failed else call.input,
        "completion_tokens": None if failed else call.output,
        "prompt_cache_write_tokens": 0,
        "prompt_cache_read_tokens": call.cached,
        "cost": 0 if call.free or failed else cost(call),
        "country_code": "DE",
        "cache_enabled": call.kind == "gateway_hit",
        "target_url": "https://api.openai.com/v1/chat/completions",
    }


def portkey(call: Call) -> Record:
    failed = call.kind == "failed"
    return {
        "id": call.name,
        "trace_id": f"t-{call.name}",
        "span_id": f"s-{call.name}",
        "parent_span_id": "",
        "created_at": utc(call.start)[:23] + "Z",
        "ai_org": "openai",
        "ai_model": call.actual,
        "api_key_id": "pk-1",
        "virtual_key": "openai-prod",
        "request_url": "https://api.portkey.ai/v1/chat/completions",
        "request_method": "POST",
        "response_status_code": call.status,
        "is_success": not failed,
        "response_time": 810,
        "retry_success_count": 0,
        "req_units": 0 if failed else call.input,
        "res_units": 0 if failed else call.output,
        "total_units": 0 if failed else call.total,
        "cost": 0 if call.free or failed else 100 * cost(call),
        "cost_currency": "USD",
        "cache_status": "HIT" if call.kind == "gateway_hit" else "MISS",
        "last_used_option_index": 0,
        "mode": "single",
        "metadata": {"key": list(call.tags), "value": list(call.tags.values())},
    }


def langfuse(call: Call) -> Record:
    failed = call.kind == "failed"
    uncached = call.input - call.cached if isinstance(call.input, int) else call.input
    usage: Record = {"input": uncached, "output": call.output, "total": call.total}
    if call.cached:
        usage["input_cached_tokens"] = call.cached
    if call.kind == "embedding":
        usage = {"input": call.input, "total": call.input}
    return {
        "id": call.name,
        "trace_id": f"t-{call.name}",
        "project_id": "p",
        "environment": call.tags.get("environment", "default"),
        "type": "EMBEDDING" if call.kind == "embedding" else "GENERATION",
        "parent_observation_id": None,
        "name": "answer",
        "start_time": utc(call.start, "%Y-%m-%d %H:%M:%S.%f"),
        "end_time": utc(call.end, "%Y-%m-%d %H:%M:%S.%f"),
        "metadata": dict(call.tags),
        "level": "ERROR" if failed else "DEFAULT",
        "status_message": "429" if failed else "",
        "version": None,
        "provided_model_name": call.requested,
        "model_id": None if call.free else "m-1",
        "usage_details": {} if failed else usage,
        "cost_details": {},
        "total_cost": None if failed or call.free else cost(call),
        "completion_start_time": None,
        "created_at": utc(call.end, "%Y-%m-%d %H:%M:%S.%f"),
        "user_id": "u",
        "session_id": "",
    }


def apim(call: Call) -> Record:
    return {
        "TimeGenerated": utc(call.start)[:23] + "Z",
        "CorrelationId": call.name,
        "DeploymentName": call.requested,
        "ModelName": call.actual,
        "PromptTokens": call.input,
        "CompletionTokens": call.output,
        "TotalTokens": call.total,
        "SequenceNumber": 0,
        "IsStreamCompletion": call.stream,
        "OperationName": "ChatCompletions_Create",
        "Region": "eu",
        "Type": "ApiManagementGatewayLlmLog",
        "RequestMessages": "",
        "ResponseMessages": "",
    }


def vertex(call: Call) -> Record:
    response: Record = {"responseId": call.name, "modelVersion": call.actual, "candidates": []}
    usage = {"promptTokenCount": call.input, "candidatesTokenCount": call.output, "totalTokenCount": call.total}
    if call.cached:
        usage["cachedContentTokenCount"] = call.cached
    response["usageMetadata"] = usage
    if call.kind == "failed":
        response = {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED"}}
    return {
        "endpoint": "projects/p/locations/eu/publishers/google/models/gemini-2.0-flash",
        "deployed_model_id": "",
        "logging_time": utc(call.start)[:23] + "Z",
        "request_id": str(int(call.name, 16)),
        "model": call.requested,
        "model_version": call.actual,
        "api_method": "generateContent",
        "full_request": {"contents": [], "labels": dict(call.tags)},
        "full_response": response,
        "metadata": {},
    }


def attributes(values: Record) -> list[Record]:
    out = []
    for name, value in values.items():
        if value is None:
            continue
        if isinstance(value, bool):
            typed: Record = {"boolValue": value}
        elif isinstance(value, int):
            typed = {"intValue": str(value)}
        elif isinstance(value, float):
            typed = {"doubleValue": value}
        else:
            typed = {"stringValue": value}
        out.append({"key": name, "value": typed})
    return out


def span(call: Call, names: Record, **more: object) -> Record:
    failed = call.kind == "failed"
    values: Record = {
        names["operation"]: "embeddings" if call.kind == "embedding" else "chat",
        names["system"]: "openai",
        "gen_ai.request.model": call.requested,
        **call.tags,
    }
    if not failed:
        values |= {
            "gen_ai.response.model": call.actual,
            "gen_ai.response.id": f"resp-{call.name}",
            names["input"]: call.input,
        }
        if call.kind != "embedding":
            values[names["output"]] = call.output
        if call.cached and "cached" in names:
            values[names["cached"]] = call.cached
    else:
        values["error.type"] = "RateLimitError"
    return {
        "traceId": call.name * 2,
        "spanId": call.name,
        "name": "chat gw-fast",
        "kind": 3,
        "startTimeUnixNano": str(int(call.start * 1e9)),
        "endTimeUnixNano": str(int(call.end * 1e9)),
        "attributes": attributes(values),
        "status": {"code": 2, "message": "429"} if failed else {},
        **more,
    }


def otlp_line(spans: list[Record]) -> Record:
    resource = {"attributes": attributes({"service.name": "search-api", "telemetry.sdk.language": "python"})}
    return {"resourceSpans": [{"resource": resource, "scopeSpans": [{"scope": {"name": "openai"}, "spans": spans}]}]}


NEW = {
    "operation": "gen_ai.operation.name",
    "system": "gen_ai.provider.name",
    "input": "gen_ai.usage.input_tokens",
    "output": "gen_ai.usage.output_tokens",
    "cached": "gen_ai.usage.cache_read.input_tokens",
}
OLD = {
    "operation": "gen_ai.operation.name",
    "system": "gen_ai.system",
    "input": "gen_ai.usage.prompt_tokens",
    "output": "gen_ai.usage.completion_tokens",
}


def otlp_new(call: Call) -> Record:
    return otlp_line([span(call, NEW)])


def otlp_old(call: Call) -> Record:
    return otlp_line([span(call, OLD)])


# What a format can show: c carriers, t total, e end, z zone in text, k cached within input, a actual model, r requested
# model, s status.
FORMATS: dict[str, tuple[Callable[[Call], Record], str]] = {
    "kong": (kong, "ctkars"),
    "envoy": (envoy, "ctzars"),
    "cloudflare": (cloudflare, "czas"),
    "bedrock": (bedrock, "czs"),
    "helicone": (helicone, "ctezkars"),
    "portkey": (portkey, "ctzas"),
    "langfuse": (langfuse, "cters"),
    "apim": (apim, "tzar"),
    "vertex": (vertex, "ctzkas"),
    "otlp-new": (otlp_new, "cekars"),
    "otlp-old": (otlp_old, "cears"),
}
