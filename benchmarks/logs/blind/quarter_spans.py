"""The thirteenth set's traces, as three collectors wrote them: an agent above its calls, tags on the span, on the resource or beside
Traceloop's own, names of this year and of 2024."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from blind.otlp import attributes, valued
from blind.quarter_base import KEYS, Ask, Change, turn
from blind.quarter_kinds import Case
from blind.quarter_providers import GPT, Lay, Log
from blind.setting import Record
from blind.stores import lines


def newest(ask: Ask) -> Record:
    return {
        "gen_ai.operation.name": "chat", "gen_ai.provider.name": ask.seller, "gen_ai.request.model": ask.asked, "gen_ai.request.stream": ask.stream, "gen_ai.output.type": "text",
        "gen_ai.response.model": ask.model, "gen_ai.response.id": f"resp_{ask.name}", "gen_ai.response.finish_reasons": ["stop"], "openai.response.service_tier": "default",
        "gen_ai.usage.input_tokens": ask.input, "gen_ai.usage.output_tokens": ask.output, "gen_ai.usage.cache_read.input_tokens": ask.cached,
        "gen_ai.usage.cache_write.input_tokens": ask.written, "gen_ai.usage.reasoning.output_tokens": ask.reasoning, "server.address": "llm.acme.example", "server.port": 443,
    }  # fmt: skip


def inference(ask: Ask) -> Record:
    return {
        "openinference.span.kind": "LLM", "llm.provider": ask.seller, "llm.system": ask.seller, "llm.model_name": ask.model, "llm.invocation_parameters": json.dumps({"model": ask.asked, "temperature": 1}),
        "llm.token_count.prompt": ask.input, "llm.token_count.completion": ask.output, "llm.token_count.total": ask.input + ask.output,
        "llm.token_count.prompt_details.cache_read": ask.cached, "llm.token_count.completion_details.reasoning": ask.reasoning, "llm.output_messages.0.message.role": "assistant",
    }  # fmt: skip


def traceloop(ask: Ask) -> Record:
    own = {f"traceloop.association.properties.{name}": of for name, of in ask.carried().items()}
    return {
        "gen_ai.system": ask.seller.title(), "llm.request.type": "chat", "gen_ai.request.model": ask.asked, "gen_ai.response.model": ask.model, "gen_ai.response.id": f"chatcmpl-{ask.name}",
        "gen_ai.usage.prompt_tokens": ask.input, "gen_ai.usage.completion_tokens": ask.output, "llm.usage.total_tokens": ask.input + ask.output, "gen_ai.usage.cache_read_input_tokens": ask.cached,
        "llm.is_streaming": ask.stream, "gen_ai.usage.reasoning_tokens": ask.reasoning, "traceloop.workflow.name": "answer", **own,
    }  # fmt: skip


def trace(write: Callable[[Ask], Record], scope: str) -> Callable[[Ask], Record]:
    """A resource with an agent's span, which repeats the counts, and the call's."""

    def made(ask: Ask) -> Record:
        row = KEYS.get(ask.key) or KEYS["pay-prod-01"]
        resource = {
            "service.name": row[2].split("/")[0],
            "service.namespace": row[0],
            "deployment.environment.name": row[3],
            "telemetry.sdk.name": "opentelemetry",
        }
        tags = {f"acme.{name}": of for name, of in ask.carried().items()}
        first, last = int(ask.start * 1000) * 10**6, int(ask.end * 1000) * 10**6
        common = {"traceId": ask.name, "flags": 257, "status": {}, "events": [], "links": []}
        above = {"gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "a", "gen_ai.usage.input_tokens": ask.input, "gen_ai.usage.output_tokens": ask.output,
                 "openinference.span.kind": "AGENT"}  # fmt: skip
        agent = {**common, "spanId": ask.name[:16], "name": "invoke_agent a", "kind": 1, "startTimeUnixNano": str(first - 10**6), "endTimeUnixNano": str(last + 10**6),
                 "attributes": attributes({**above, **tags})}  # fmt: skip
        call = {**common, "spanId": ask.name[16:], "parentSpanId": ask.name[:16], "name": f"chat {ask.asked}", "kind": 3, "startTimeUnixNano": str(first), "endTimeUnixNano": str(last),
                "attributes": attributes({**write(ask), **tags})}  # fmt: skip
        scopes = [
            {"scope": {"name": "acme.agent"}, "spans": [agent]},
            {
                "scope": {"name": scope, "version": "2.4"},
                "spans": [call],
                "schemaUrl": "https://opentelemetry.io/schemas/1.37.0",
            },
        ]
        return {"resource": {"attributes": attributes(resource)}, "scopeSpans": scopes}

    return made


def call_of(record: Record) -> Record:
    found: Record = record["scopeSpans"][-1]["spans"][0]
    return found


def say(*taken: str, **values: Any) -> Change:
    """Attributes of the call's span; `a__b` for `a.b`. `taken`: those that it loses, by the beginnings of their names."""

    def change(record: Record) -> None:
        span, new = call_of(record), {key.replace("__", "."): of for key, of in values.items()}
        was = {one["key"]: one["value"] for one in span["attributes"]}
        kept = {key: of for key, of in was.items() if not key.startswith(taken or ("\0",)) and key not in new}
        span["attributes"] = [{"key": k, "value": v} for k, v in kept.items()]
        for key, of in new.items():
            of = of(next(iter(was[key].values()))) if callable(of) else of
            span["attributes"].append({"key": key, "value": of if isinstance(of, dict) else valued(of)})

    return change


def of_span(**members: Any) -> Change:
    return lambda record: call_of(record).update(
        {n: v(call_of(record)) if callable(v) else v for n, v in members.items()}
    )


def tags_to_resource(record: Record) -> None:
    span = call_of(record)
    moved = [one for one in span["attributes"] if one["key"].startswith("acme.")]
    span["attributes"] = [one for one in span["attributes"] if not one["key"].startswith("acme.")]
    record["resource"]["attributes"] += moved


def renamed(**names: str) -> Change:
    def change(record: Record) -> None:
        for one in call_of(record)["attributes"]:
            one["key"] = names.get(one["key"].replace(".", "__"), one["key"])

    return change


def environment(of: str) -> Change:
    def change(record: Record) -> None:
        for one in record["resource"]["attributes"]:
            if one["key"] == "deployment.environment.name":
                one["value"] = valued(of)

    return change


ANY = (
    Case("tags on the resource", "", change=tags_to_resource),
    Case("a link and events", "", change=of_span(links=[{"traceId": "a" * 32, "spanId": "b" * 16}], events=[{"name": "gen_ai.choice", "timeUnixNano": "1795149000000000000", "attributes": []}])),
    Case("a state of the trace", "", change=of_span(traceState="acme=1")),
    Case("status said to be good", "", change=of_span(status={"code": 1})),
    Case("tags on the agent's span alone", "CP301", change=say("acme.", "traceloop.association")),
    Case("no team, attributes were dropped", "CP301", change=lambda r: (say("acme.team", "traceloop.association.properties.team")(r), of_span(droppedAttributesCount=3)(r))),
    Case("never ended", "CP306 CP321 CP301", change=of_span(endTimeUnixNano="0")),
    Case("ends before it starts", "CP306", change=of_span(endTimeUnixNano=lambda s: str(int(s["startTimeUnixNano"]) - 10**9))),
    Case("times in microseconds", "CP306", change=of_span(startTimeUnixNano=lambda s: s["startTimeUnixNano"][:-3], endTimeUnixNano=lambda s: s["endTimeUnixNano"][:-3])),
    Case("the process runs elsewhere", "CP314 CP321 CP320", change=environment("staging")),
    Case("it failed, and no gateway says so", "", turn(input=0, output=0, cached=0, written=0, reasoning=0), of_span(status={"code": 2, "message": "rate limit"})),
)  # fmt: skip
OF_NEWEST = (
    *ANY,
    Case("an embedding", "", turn(asked="text-embedding-3-large", output=0, cached=0, reasoning=0), say("gen_ai.usage.output", "gen_ai.usage.reasoning", gen_ai__operation__name="embeddings")),
    Case("counts as whole numbers with a point", "CP305 CP302", change=say(gen_ai__usage__input_tokens={"doubleValue": 812.25})),
    Case("counts in text", "CP305 CP302", change=say(gen_ai__usage__output_tokens={"stringValue": "81"})),
    Case("a count in the number's own form", "", change=say(gen_ai__usage__output_tokens=lambda was: {"intValue": int(was)})),
    Case("cached above the input", "CP305", change=say(gen_ai__usage__cache_read__input_tokens=10**6)),
    Case("reasoning above the output", "CP305", change=say(gen_ai__usage__reasoning__output_tokens=10**6)),
    Case("no counts", "CP301 CP316", change=say("gen_ai.usage.")),
    Case("another model answered", "CP312", change=say(gen_ai__response__model="gpt-4o-mini-2024-07-18")),
    Case("answered by no model", "CP301 CP302 CP303", change=say(gen_ai__response__model="")),
    Case("the conversation as the boundary", "CP309", change=say(acme__reqId="conv_8812", gen_ai__conversation__id="conv_8812")),
    Case("a conversation of its own", "", change=say(gen_ai__conversation__id="conv_8812")),
    Case("an error's type", "CP311 CP321", change=say(error__type="timeout")),
    Case("tags in one attribute", "CP301", change=lambda r: say("acme.", acme={"team": "claims", "costCenter": "4711-20"})(r)),
    Case("what was written, by its older name", "", change=renamed(gen_ai__usage__cache_write__input_tokens="gen_ai.usage.cache_creation.input_tokens")),
)  # fmt: skip
OF_INFERENCE = (
    *ANY,
    Case("total is no sum", "CP305", change=say(llm__token_count__total=5)),
    Case("input below nought", "CP305", change=say(llm__token_count__prompt=-7)),
    Case("no counts", "CP301 CP316", change=say("llm.token_count.")),
    Case("metadata beside", "", change=say(metadata=json.dumps({"model": "of nobody", "run": 3}), user__id="u-1")),
    Case("the session as the boundary", "CP309", change=say(acme__reqId="sess-8812", session__id="sess-8812")),
    Case("cached above the input", "CP305", change=say(llm__token_count__prompt_details__cache_read=10**6)),
)  # fmt: skip
OF_TRACELOOP = (
    *ANY,
    Case("names of two conventions differ", "CP305", change=say(gen_ai__usage__input_tokens=5)),
    Case("total is no sum", "CP305", change=say(llm__usage__total_tokens=5)),
    Case("output null", "CP301 CP302 CP305 CP316", change=say("gen_ai.usage.completion_tokens")),
    Case("its own properties alone", "CP301 CP314", change=say("acme.", "traceloop.association")),
)  # fmt: skip


def batches(size: int) -> Lay:
    def laid(records: list[Record]) -> bytes:
        return lines([{"resourceSpans": records[at : at + size]} for at in range(0, len(records), size)]).encode()

    return laid


def name(record: Record) -> list[str]:
    return [call_of(record)["spanId"]]


LOGS = (
    Log("collector/traces-2026-11-20T00.jsonl", trace(newest, "opentelemetry.util.genai.handler"), name, "xc", GPT, OF_NEWEST, batches(4)),
    Log("phoenix/export.json", trace(inference, "openinference.instrumentation.openai"), name, "xc", GPT, OF_INFERENCE, batches(50)),
    Log("traceloop/spans.jsonl", trace(traceloop, "opentelemetry.instrumentation.openai.v1"), name, "xc", GPT, OF_TRACELOOP, batches(1)),
)  # fmt: skip
