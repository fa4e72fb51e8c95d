"""A third, made set: logs of gateways and tracers in their vendors' shapes, with defects and odd but right records.

    python benchmarks/logs/blind_gateways.py [--seed 11] [--keep FOLDER] [--check]

Each defect is planted in every format that can hold it. Odd but right are failures without usage, streams, cached and
embedded requests, models that cost nothing, tool spans, traffic that is no request to a model. Each file is scanned by
itself.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from blind import HERE, OWNERS, SERVICES, TAGS, TEAMS
from score import scan

Record = dict[str, Any]
START = datetime(2026, 11, 10, 6, tzinfo=UTC)


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


def utc(at: float, form: str = "%Y-%m-%dT%H:%M:%S.%f") -> str:
    return datetime.fromtimestamp(at, UTC).strftime(form)


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


def tagged(**values: Any) -> Callable[[Call], Call]:
    return lambda call: replace(call, tags={**call.tags, **values})


def without(*names: str) -> Callable[[Call], Call]:
    return lambda call: replace(call, tags={k: v for k, v in call.tags.items() if k not in names})


# kind, rules that may say it, what the format must be able to show, change
DEFECTS: tuple[tuple[str, str, str, Callable[[Call], Call]], ...] = (
    ("team left out", "CP301", "c", without("team_id")),
    ("team empty", "CP301 CP303", "c", tagged(team_id="")),
    ("team a placeholder", "CP303", "c", tagged(team_id="unknown")),
    ("team unknown", "CP304", "c", tagged(team_id="team-ghost")),
    ("cost center of another", "CP304", "c", lambda c: tagged(cost_center=other(c))(c)),
    ("environment misspelt", "CP302", "c", tagged(environment="prd")),
    ("correlation left out", "CP301", "c", without("correlation_id")),
    ("card unknown", "CP307", "c", tagged(price_card_version="pc-1999-01")),
    ("input negative", "CP305", "", lambda c: replace(c, input=-5)),
    ("output negative", "CP305", "", lambda c: replace(c, output=-1)),
    ("cached above input", "CP305", "k", lambda c: replace(c, cached=c.input + 7)),
    ("ends before it starts", "CP306", "e", lambda c: replace(c, start=c.end, end=c.start)),
    ("in the future", "CP306", "", lambda c: replace(c, start=c.start + 9e7, end=c.end + 9e7)),
    ("no tokens on success", "CP316 CP305", "", lambda c: replace(c, input=0, output=0)),
    ("model left out", "CP301", "a", lambda c: replace(c, actual=None)),
)


def other(call: Call) -> str:
    return next(center for team, center in TEAMS.items() if team != call.tags["team_id"])


ODD: tuple[tuple[str, str, Callable[[Call], Call]], ...] = (
    ("failed, refused", "s", lambda c: replace(c, kind="failed", status=429, output=0, input=0)),
    ("failed, upstream", "s", lambda c: replace(c, kind="failed", status=503, output=0, input=0)),
    ("stream", "", lambda c: replace(c, stream=True)),
    ("costs nothing", "", lambda c: replace(c, free=True, actual="llama-3.1-8b-instruct", requested="llama-local")),
    ("mostly cached", "k", lambda c: replace(c, input=1000, cached=1000)),
    ("one token", "", lambda c: replace(c, output=1)),
    ("no output", "", lambda c: replace(c, output=0)),
    ("long context", "", lambda c: replace(c, input=999_000)),
    (
        "embedding",
        "",
        lambda c: replace(c, kind="embedding", output=0, requested="gw-embed", actual="text-embedding-3-small"),
    ),
    ("a minute past midnight", "", lambda c: replace(c, start=at(c, 86_340), end=at(c, 86_460))),
)


def at(call: Call, second: int) -> float:
    return call.start // 86_400 * 86_400 + second


@dataclass
class Set:
    random: random.Random
    count: int = 0

    def call(self) -> Call:
        source = self.random
        team = source.choice(list(TEAMS))
        self.count += 1
        start = (START + timedelta(minutes=7 * self.count, seconds=source.random() * 50)).timestamp()
        name = f"{source.getrandbits(64):016x}"
        tags = dict(
            zip(
                TAGS,
                (f"rb-{name}", team, TEAMS[team], SERVICES[team], f"corr-{name}", "prod", "gw-fast", "pc-2026-10"),
                strict=True,
            )
        )
        return Call(
            name, tags, round(start, 3), round(start + 1.5, 3), source.randrange(40, 4000), source.randrange(3, 500)
        )


def written(fmt: str, call: Call) -> Record:
    if "model_requested" in call.tags and call.requested != "gw-fast":
        call = tagged(model_requested=call.requested)(call)
    return FORMATS[fmt][0](call)


def text_counts(fmt: str, record: Record) -> Record | None:
    """Counts as text where the format has numbers."""
    places = {
        "kong": ("ai", "ai-proxy", "usage", "prompt_tokens"),
        "envoy": ("gen_ai.usage.input_tokens",),
        "cloudflare": ("tokens_in",),
        "bedrock": ("input", "inputTokenCount"),
        "helicone": ("prompt_tokens",),
        "portkey": ("req_units",),
        "langfuse": ("usage_details", "input"),
        "apim": ("PromptTokens",),
        "vertex": ("full_response", "usageMetadata", "promptTokenCount"),
    }.get(fmt)
    return changed(record, places, lambda value: str(value)) if places else None


def changed(record: Record, path: tuple[str, ...], change: Callable[[Any], Any]) -> Record:
    record = copy.deepcopy(record)
    inner = record
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = change(inner[path[-1]])
    return record


TOTALS = {
    "kong": ("ai", "ai-proxy", "usage", "total_tokens"),
    "envoy": ("gen_ai.usage.total_tokens",),
    "helicone": ("total_tokens",),
    "portkey": ("total_units",),
    "langfuse": ("usage_details", "total"),
    "apim": ("TotalTokens",),
    "vertex": ("full_response", "usageMetadata", "totalTokenCount"),
}
TIMES = {
    "envoy": ("start_time",),
    "cloudflare": ("created_at",),
    "bedrock": ("timestamp",),
    "helicone": ("request_created_at",),
    "portkey": ("created_at",),
    "apim": ("TimeGenerated",),
    "vertex": ("logging_time",),
}


def make(folder: Path, seed: int) -> tuple[list[Record], dict[str, dict[str, str]]]:
    """The defects planted, and the clean records of each format with why they are there."""
    made = Set(random.Random(seed))
    (folder / "price_card.json").write_text((HERE / "fixture" / "price_card.json").read_text())
    policy = (HERE / "fixture" / "policy.yaml").read_text()
    for name in TAGS:
        more = f"metadata: [{name}], headers: [x-{name.replace('_', '-')}], attributes: [{name}]"
        policy = policy.replace(f"metadata: [{name}]", more)
    (folder / "policy.yaml").write_text(policy)
    (folder / "owners.yaml").write_text(OWNERS)
    planted: list[Record] = []
    clean: dict[str, dict[str, str]] = {}
    for fmt, (_, shows) in FORMATS.items():
        clean[fmt] = {}
        lines = list(_format(made, fmt, shows, planted, clean[fmt]))
        order = list(range(len(lines)))
        text = "".join(json.dumps(lines[index], ensure_ascii=False) + "\n" for index in order)
        (folder / f"{fmt}.jsonl").write_text(text, encoding="utf-8")
    return planted, clean


def _format(made: Set, fmt: str, shows: str, planted: list[Record], clean: dict[str, str]) -> Iterator[Record]:
    for _ in range(12):
        call = made.call()
        clean[call.name] = "plain"
        yield written(fmt, call)
    for why, needs, change in ODD:
        if set(needs) <= set(shows):
            call = change(made.call())
            clean[call.name] = why
            yield written(fmt, call)
    yield from _neighbours(made, fmt)

    def plant(kind: str, rules: str, call: Call) -> None:
        planted.append({"format": fmt, "kind": kind, "rules": rules.split(), "id": call.name})

    for kind, rules, needs, spoil in DEFECTS:
        if set(needs) <= set(shows) and (fmt, kind) not in UNKNOWABLE:
            call = spoil(made.call())
            plant(kind, rules, call)
            yield written(fmt, call)
    if fmt in TOTALS:
        call = made.call()
        plant("total is no sum", "CP305", call)
        yield changed(written(fmt, call), TOTALS[fmt], lambda value: value + 3)
    if fmt in TIMES:
        call = made.call()
        plant("no zone", "CP306", call)
        yield changed(written(fmt, call), TIMES[fmt], lambda value: value.removesuffix("Z"))
    call = made.call()
    as_text = text_counts(fmt, written(fmt, call))
    if as_text is not None:
        plant("counts in text", "CP305 CP302", call)
        yield as_text
    call = made.call()
    plant("twice", "CP310", call)
    yield written(fmt, call)
    yield written(fmt, call)
    call = made.call()
    plant("one id, other tokens", "CP310", call)
    yield written(fmt, call)
    yield written(fmt, replace(call, output=call.output + 11))


def _neighbours(made: Set, fmt: str) -> Iterator[Record]:
    """What stands in such logs beside requests to models."""
    call = made.call()
    if fmt == "kong":
        record = kong(call)
        del record["ai"]
        yield {**record, "upstream_uri": "/health", "request": {**record["request"], "headers": {}}}
    if fmt == "envoy":
        record = {k: v for k, v in envoy(call).items() if not k.startswith(("gen_ai", "x-"))}
        yield {
            **record,
            "method": "GET",
            "x-request-id": call.name,
            "gen_ai.request.model": None,
            "gen_ai.response.model": None,
            "gen_ai.usage.input_tokens": None,
            "gen_ai.usage.output_tokens": None,
            "gen_ai.usage.total_tokens": None,
        }
    if fmt == "langfuse":
        yield {**langfuse(call), "type": "SPAN", "usage_details": {}, "provided_model_name": None, "metadata": {}}
        yield {
            **langfuse(made.call()),
            "type": "TOOL",
            "usage_details": {},
            "provided_model_name": None,
            "metadata": {},
        }
    if fmt.startswith("otlp"):
        names = NEW if fmt == "otlp-new" else OLD
        child = span(call, names, parentSpanId="a" * 16)
        agent = span(made.call(), {**names}, spanId="a" * 16)
        agent["attributes"] = attributes(
            {
                "gen_ai.operation.name": "invoke_agent",
                names["system"]: "openai",
                names["input"]: call.input,
                names["output"]: call.output,
            }
        )
        web = {
            "traceId": "b" * 32,
            "spanId": "c" * 16,
            "name": "GET /health",
            "kind": 2,
            "startTimeUnixNano": "1",
            "endTimeUnixNano": "2",
            "attributes": attributes({"http.request.method": "GET"}),
        }
        tool = span(made.call(), names)
        tool["attributes"] = attributes({"gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "search"})
        yield otlp_line([agent, child, web, tool])


def score(folder: Path, planted: list[Record], clean: dict[str, dict[str, str]]) -> tuple[list[str], list[str]]:
    missed, alarms = [], []
    for fmt in FORMATS:
        said = scan(folder, [f"{fmt}.jsonl"])
        mine = [defect for defect in planted if defect["format"] == fmt]
        spoilt = {defect["id"] for defect in mine}
        by_id: dict[str, list[Record]] = {}
        for violation in said:
            by_id.setdefault(_name(violation, spoilt | set(clean[fmt])), []).append(violation)
        for defect in mine:
            seen = sorted({v["rule"] for v in by_id.get(defect["id"], [])})
            if not set(seen) & set(defect["rules"]):
                missed.append(f"{fmt}: {defect['kind']} ({defect['id']}): {seen or 'nothing'}")
        for name, violations in by_id.items():
            if name not in spoilt:
                why = clean[fmt].get(name, "neighbour")
                violations = [v for v in violations if (why, v["rule"]) not in TRUE]
                alarms += [f"{fmt}:{v['line']} ({why}) {v['rule']} {v['field']}: {v['message']}" for v in violations]
    return missed, alarms


def _name(violation: Record, names: set[str]) -> str:
    """The record's name in the set, whatever of it the format calls its id."""
    said = str(violation["record_id"] or violation["request_id"] or violation["line"])
    return next((name for name in names if name in said or str(int(name, 16)) == said), said)


# True of the odd records as well: a failure without a success may have been billed, a card has no price of one's own
# model, one role or key of a gateway serves several teams. And what a lone record without a status cannot show.
TRUE = {("failed, refused", "CP311"), ("failed, upstream", "CP311"), ("costs nothing", "CP307"), ("neighbour", "CP313")}
UNKNOWABLE = {("apim", "no tokens on success")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--check", action="store_true")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = said.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        planted, clean = make(folder, said.seed)
        missed, alarms = score(folder, planted, clean)
    print(f"planted defects found: {len(planted) - len(missed)} of {len(planted)}")
    for line in missed:
        print(f"missed: {line}")
    print(f"false alarms: {len(alarms)} on {sum(map(len, clean.values()))} clean records")
    for line in alarms:
        print(f"  {line}")
    return 1 if said.check and (missed or alarms) else 0


if __name__ == "__main__":
    sys.exit(main())
