"""The eighth set's traces: an agent's run, of which one span is the call of the model, in the attributes of four
instrumentations."""

from __future__ import annotations

import json
from typing import Any

from blind.company_base import Event
from blind.otlp import attributes, valued
from blind.setting import Record


def owned(event: Event) -> Record:
    return {f"acme.{name}": said for name, said in event.tags.items()}


def now(event: Event) -> Record:
    """The conventions as they are now."""
    return {
        "gen_ai.operation.name": "chat", "gen_ai.provider.name": event.seller, "gen_ai.request.model": event.model,
        "gen_ai.response.model": event.model, "gen_ai.response.id": f"chatcmpl-{event.name}",
        "gen_ai.usage.input_tokens": event.input, "gen_ai.usage.output_tokens": event.output,
        "gen_ai.usage.cache_read.input_tokens": event.cached, "gen_ai.usage.reasoning.output_tokens": event.reasoning,
        "gen_ai.conversation.id": event.session, "gen_ai.response.finish_reasons": ["stop"], **owned(event),
    }  # fmt: skip


def before(event: Event) -> Record:
    """The conventions of 2024."""
    return {
        "gen_ai.operation.name": "chat", "gen_ai.system": event.seller, "gen_ai.request.model": event.model,
        "gen_ai.response.model": event.model, "gen_ai.response.id": f"chatcmpl-{event.name}",
        "gen_ai.usage.prompt_tokens": event.input, "gen_ai.usage.completion_tokens": event.output,
        "gen_ai.response.finish_reasons": ["stop"], **owned(event),
    }  # fmt: skip


def inference(event: Event) -> Record:
    return {
        "openinference.span.kind": "LLM", "llm.system": event.seller, "llm.provider": event.seller, "llm.model_name": event.model,
        "llm.invocation_parameters": json.dumps({"model": event.model, "temperature": 0}),
        "llm.token_count.prompt": event.input, "llm.token_count.completion": event.output, "llm.token_count.total": event.whole,
        "llm.token_count.prompt_details.cache_read": event.cached,
        "llm.token_count.completion_details.reasoning": event.reasoning, "session.id": event.session,
        "metadata": json.dumps({"run": 7}), **owned(event),
    }  # fmt: skip


def traceloop(event: Event) -> Record:
    return {
        "traceloop.span.kind": "llm", "llm.request.type": "chat", "gen_ai.system": event.seller, "llm.is_streaming": event.stream,
        "gen_ai.request.model": event.model, "gen_ai.response.model": event.model, "gen_ai.response.id": f"chatcmpl-{event.name}",
        "gen_ai.usage.prompt_tokens": event.input, "gen_ai.usage.completion_tokens": event.output,
        "llm.usage.total_tokens": event.whole, "gen_ai.usage.cache_read_input_tokens": event.cached,
        **{f"traceloop.association.properties.{name}": said for name, said in event.tags.items()}, **owned(event),
    }  # fmt: skip


SCOPES = {
    "now": ("opentelemetry.instrumentation.openai_v2", now), "before": ("opentelemetry.instrumentation.openai_v2", before),
    "inference": ("openinference.instrumentation.openai", inference),
    "traceloop": ("opentelemetry.instrumentation.openai.v1", traceloop),
}  # fmt: skip


def line(kind: str, event: Event) -> Record:
    """The export of a trace: the service's own span, an agent's step, and the call."""
    scope, write = SCOPES[kind]
    root, call = event.name[:16], event.name[16:]
    failed = event.status >= 400
    base = {"traceId": event.name, "kind": 1, "flags": 257, "droppedAttributesCount": 0, "events": [], "links": []}

    def span(name: str, number: str, parent: str, first: float, last: float, said: Record) -> Record:
        return {**base, "name": name, "spanId": number, "parentSpanId": parent, "startTimeUnixNano": str(int(first * 1000) * 10**6),
                "endTimeUnixNano": str(int(last * 1000) * 10**6), "attributes": attributes(said),
                "status": {"code": 2, "message": event.error or ""} if failed and number == call else {}}  # fmt: skip

    said = write(event)
    if failed:
        said = {
            n: of for n, of in said.items() if "usage" not in n and "token_count" not in n and ".response." not in n
        }
        said["error.type"] = str(event.status)
    resource = {"service.name": event.service.split("/")[0], "service.version": "4.2", "deployment.environment.name": event.tags.get("env"),
                "telemetry.sdk.language": "python"}  # fmt: skip
    return {"resourceSpans": [{
        "resource": {"attributes": attributes(resource)},
        "scopeSpans": [
            {"scope": {"name": "acme.web", "version": "1"},
             "spans": [span("POST /answer", root, "", event.start - 0.02, event.end + 0.03, {"http.request.method": "POST", "url.path": "/answer"})]},
            {"scope": {"name": scope, "version": "1"}, "spans": [span(f"chat {event.model}", call, root, event.start, event.end, said)]},
        ],
    }]}  # fmt: skip


def of_call(record: Record) -> Record:
    span: Record = record["resourceSpans"][0]["scopeSpans"][1]["spans"][0]
    return span


def say(record: Record, key: str, of: Any) -> None:
    """An attribute of the call; none takes it away."""
    span = of_call(record)
    span["attributes"] = [one for one in span["attributes"] if one["key"] != key]
    if of is not None:
        span["attributes"].append({"key": key, "value": of if isinstance(of, dict) else valued(of)})


def said_of(record: Record, key: str) -> Any:
    for one in of_call(record)["attributes"]:
        if one["key"] == key:
            return next(iter(one["value"].values()))
    return None
