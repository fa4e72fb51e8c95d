"""The ninth set's traces: a service's span and in it the call of a model, as four instrumentations write it."""

from __future__ import annotations

import json
from typing import Any

from blind.otlp import attributes, valued
from blind.setting import Record
from blind.siblings_base import Call


def newest(call: Call) -> Record:
    return {
        "gen_ai.operation.name": "chat", "gen_ai.provider.name": call.seller, "gen_ai.request.model": call.asked, "server.address": "api.openai.com",
        "gen_ai.response.model": call.model, "gen_ai.response.id": f"chatcmpl-{call.name[:28]}", "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.usage.input_tokens": call.input, "gen_ai.usage.output_tokens": call.output, "gen_ai.usage.cache_read.input_tokens": call.cached,
        "gen_ai.usage.reasoning.output_tokens": call.reasoning,
    }  # fmt: skip


def oldest(call: Call) -> Record:
    return {
        "gen_ai.operation.name": "chat", "gen_ai.system": call.seller, "gen_ai.request.model": call.asked, "gen_ai.response.model": call.model,
        "gen_ai.response.id": f"chatcmpl-{call.name[:28]}", "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.usage.prompt_tokens": call.input, "gen_ai.usage.completion_tokens": call.output,
    }  # fmt: skip


def inference(call: Call) -> Record:
    return {
        "openinference.span.kind": "LLM", "llm.system": call.seller, "input.value": "__REDACTED__", "output.value": "__REDACTED__",
        "llm.invocation_parameters": json.dumps({"model": call.asked}), "llm.model_name": call.model, "llm.token_count.total": call.whole,
        "llm.token_count.prompt": call.input, "llm.token_count.completion": call.output, "llm.token_count.prompt_details.cache_read": call.cached,
        "llm.token_count.completion_details.reasoning": call.reasoning, "llm.finish_reason": "stop",
    }  # fmt: skip


def traceloop(call: Call) -> Record:
    return {
        "gen_ai.operation.name": "chat", "gen_ai.provider.name": call.seller, "gen_ai.request.model": call.asked, "gen_ai.is_streaming": call.stream,
        "gen_ai.openai.api_base": "https://api.openai.com/v1/", "gen_ai.response.model": call.model, "gen_ai.response.id": f"chatcmpl-{call.name[:28]}",
        "gen_ai.response.finish_reasons": ["stop"], "gen_ai.usage.total_tokens": call.whole, "gen_ai.usage.output_tokens": call.output,
        "gen_ai.usage.input_tokens": call.input, "gen_ai.usage.cache_read.input_tokens": call.cached, "gen_ai.usage.reasoning_tokens": call.reasoning,
    }  # fmt: skip


SCOPES = {
    "newest": ("opentelemetry.instrumentation.openai_v2", newest), "oldest": ("opentelemetry.instrumentation.openai_v2", oldest),
    "inference": ("openinference.instrumentation.openai", inference), "traceloop": ("opentelemetry.instrumentation.openai.v1", traceloop),
}  # fmt: skip


def trace(kind: str, call: Call) -> Record:
    """One service's resource with two spans."""
    scope, write = SCOPES[kind]
    resource = {"telemetry.sdk.language": "python", "service.name": str(call.owner[2]).split("/")[0], "service.version": "1.4.2",
                "deployment.environment.name": call.owner[3]}  # fmt: skip
    tags = (
        {**call.tags}
        if kind != "traceloop"
        else {f"traceloop.association.properties.{n}": v for n, v in call.tags.items()} | call.tags
    )
    first, last = int(call.start * 1000) * 10**6, int(call.end * 1000) * 10**6
    root = {"traceId": call.name, "spanId": call.name[:16], "parentSpanId": "", "flags": 256, "name": "POST /answer", "kind": 2,
            "startTimeUnixNano": str(first - 10**7), "endTimeUnixNano": str(last + 10**7), "attributes": attributes({"http.request.method": "POST"}), "status": {}}  # fmt: skip
    leaf = {"traceId": call.name, "spanId": call.name[16:], "parentSpanId": call.name[:16], "flags": 256, "name": f"chat {call.asked}", "kind": 3,
            "startTimeUnixNano": str(first), "endTimeUnixNano": str(last), "attributes": attributes(write(call) | tags), "status": {}}  # fmt: skip
    return {"resource": {"attributes": attributes(resource)},
            "scopeSpans": [{"scope": {"name": "app"}, "spans": [root]}, {"scope": {"name": scope, "version": "1"}, "spans": [leaf]}]}  # fmt: skip


def leaf_of(record: Record) -> Record:
    found: Record = record["scopeSpans"][1]["spans"][0]
    return found


def say(record: Record, key: str, of: Any) -> None:
    """An attribute of the call; none takes it away."""
    span = leaf_of(record)
    span["attributes"] = [one for one in span["attributes"] if one["key"] != key]
    if of is not None:
        span["attributes"].append({"key": key, "value": of if isinstance(of, dict) else valued(of)})


def said(record: Record, key: str) -> Any:
    for one in leaf_of(record)["attributes"]:
        if one["key"] == key:
            kind, of = next(iter(one["value"].items()))
            return int(of) if kind == "intValue" else of
    return None
