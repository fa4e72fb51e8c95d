"""The eighth set's sources: which events each has, what only its shape can say wrong, and in what file it lies."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blind import company_shapes as shapes
from blind import company_spans as spans
from blind import stores
from blind.audited_shape import Listed, Odd, add, all_of, at, drop, put, times
from blind.company_base import Event
from blind.setting import Record
from blind.stores import Store, parquet


def json_lines(path: Path, records: list[Record]) -> None:
    path.write_text(text(records))


def text(records: list[Record]) -> str:
    return "".join(json.dumps(one) + "\n" for one in records)


def gzipped(path: Path, records: list[Record]) -> None:
    path.write_bytes(gzip.compress(text(records).encode(), mtime=0))


def zstd(path: Path, records: list[Record]) -> None:
    path.write_bytes(stores.zstd(text(records).encode()))


def array(path: Path, records: list[Record]) -> None:
    path.write_text(json.dumps(records, indent=2))


def page(member: str) -> Store:
    return lambda path, records: path.write_text(json.dumps({"success": True, "errors": [], member: records})) and None


def table(separator: str = ",") -> Store:
    return lambda path, records: path.write_text(stores.table(records, separator, "\n")) and None


def objects(path: Path, records: list[Record]) -> None:
    """As Bedrock delivers: a few records in each gzip, in folders by the hour."""
    for number in range(0, len(records), 4):
        inside = path / f"us-east-1/2026/11/10/{number // 4 % 24:02}"
        inside.mkdir(parents=True, exist_ok=True)
        gzipped(inside / f"2026111007{number:04}Z_a1b2.json.gz", records[number : number + 4])


@dataclass(frozen=True)
class Source:
    """`shows`: of what `needs` the shape can say. `asked`: models. `named`: where a record's own id is, or its line counts."""

    file: str
    write: Callable[[Event], Record]
    store: Store
    shows: str
    asked: tuple[str, ...] = ("chat-small", "chat-large")
    named: str = ""
    prefix: str = ""
    faults: Listed = ()
    odd: Odd = ()
    fields: tuple[str, ...] = ()


U = "ai/proxy/usage"
M = "metadata/usage_object"


def both(name: str, value: Any) -> Callable[[Record], object]:
    return all_of(put(name, value), put(f"{M}/{name}", value))


def inside(path: str, change: Callable[[Record], object]) -> Callable[[Record], object]:
    """A change within JSON that is text."""

    def apply(record: Record) -> None:
        holder, name = at(record, path)
        whole = json.loads(holder[name])
        change(whole)
        holder[name] = json.dumps(whole)

    return apply


def said(key: str, of: Any) -> Callable[[Record], object]:
    return lambda record: spans.say(record, key, of)


LITELLM = Source(
    "litellm/standard.jsonl.gz", shapes.litellm, gzipped, "sctkrmeyavfhx", named="id", prefix="chatcmpl-",
    faults=(
        ("counts of the top and of the usage differ", "CP305", put(f"{M}/prompt_tokens", 17)),
        ("costs of the top and of the hidden ones differ", "CP308 CP305", times("hidden_params/response_cost", 2)),
        ("success with an error beside it", "CP321 CP311 CP305 CP316 CP302", put("error_information", {"error_code": "500", "error_class": "InternalServerError"})),
        ("two retries that nobody sees", "CP311", put("hidden_params/additional_headers/x-litellm-attempted-retries", 2)),
        ("tag list says another team", "CP314 CP302 CP304", lambda r: r["request_tags"].append("team:growth" if r["metadata"]["requester_metadata"].get("team") != "growth" else "team:support")),
        ("start in ISO without zone", "CP306", put("startTime", "2026-11-10T09:30:00")),
        ("key's team is null and tags are gone", "CP301 CP313", lambda r: r["metadata"].update(user_api_key_team_id=None, requester_metadata={})),
        ("output a float", "CP305 CP302", both("completion_tokens", 90.5)),
        ("session as the boundary", "CP309", lambda r: (r.update(session_id="s-77"), r["metadata"]["requester_metadata"].update(boundary="s-77"))),
        ("slow gateway", "CP319", lambda r: (put("hidden_params/litellm_overhead_time_ms", 2600.0)(r), r.update(endTime=r["startTime"] + 9))),
        ("came in after two days", "CP319 CP315", lambda r: put("ingested_at", "2026-11-13T09:00:00Z")(r)),
        ("enriched by nobody", "CP315", put("enrichment", {"fields": ["team_id"], "enriched_at": "2026-11-10T22:00:00Z"})),
    ),
    odd=(
        ("came in at once", lambda r: put("ingested_at", "2026-11-11T01:00:00Z")(r) if r["startTime"] < 1794355200 else None),
        ("a tag list that says the same", lambda r: r["request_tags"].append(f"team:{r['metadata']['requester_metadata'].get('team')}")),
        ("retry count nought in text", put("hidden_params/additional_headers/x-litellm-attempted-retries", "0")),
    ),
)  # fmt: skip
KONG = Source(
    "kong/ai.log.zst", shapes.kong, zstd, "sctkrmeyavfhx", named="request/id",
    faults=(
        ("the proxy answered, its upstream did not", "CP321 CP311 CP305 CP316", put("upstream_status", "503")),
        ("cost text", "CP308 CP302 CP305", put(f"{U}/cost", "n/a")),
        ("usage of text", "CP305 CP302 CP301 CP300", put(f"{U}/prompt_tokens", "12k")),
        ("completion absent", "CP301 CP305 CP316", drop(f"{U}/completion_tokens")),
        ("no consumer", "CP301 CP313 CP304 CP314", all_of(drop("consumer"), put("request/headers", {"host": "ai"}))),
        ("milliseconds of 1970", "CP306", put("started_at", 1794290)),
        ("answered by the cache and priced", "CP308 CP305 CP316", put("ai/proxy/cache", {"cache_status": "Hit", "fetch_latency": 3, "embeddings_latency": 4})),
    ),
    odd=(
        ("cache missed", put("ai/proxy/cache", {"cache_status": "Miss", "fetch_latency": 3})),
        ("header names in capitals", lambda r: put("request/headers", {n.title(): v for n, v in r["request"]["headers"].items()})(r)),
        ("a guard before it", put("ai/guard", {"processing_latency": 12, "blocked": False})),
    ),
)  # fmt: skip
ENVOY = Source(
    "envoy/access.log", shapes.envoy, json_lines, "sctkavfhx", named="x-request-id",
    faults=(
        ("counts a dash", "CP301 CP305 CP302 CP316", put("gen_ai.usage.output_tokens", "-")),
        ("model a dash", "CP301 CP303 CP302", put("gen_ai.response.model", "-")),
        ("duration negative", "CP306 CP319", put("duration", -4)),
        ("session as the boundary", "CP309", lambda r: r.update({"session.id": "s-4", "x-acme-boundary": "s-4"})),
    ),
    odd=(("no session", put("session.id", "-")),),
)  # fmt: skip
CLOUDFLARE = Source(
    "cloudflare/logs.json", shapes.cloudflare, page("result"), "scm", named="id",
    fields=("request_id", "team_id", "cost_center", "service_endpoint", "price_card_version"),
    faults=(
        ("from the cache, and priced", "CP308 CP305 CP316", put("cached", True)),
        ("said to have failed with 200", "CP302 CP305 CP321 CP316 CP311", put("success", False)),
        ("metadata cut off", "CP300 CP301 CP302", lambda r: put("metadata", r["metadata"][:-9])(r)),
        ("metadata a list", "CP301 CP302 CP300", put("metadata", "[]")),
        ("tokens null on success", "CP301 CP305 CP316", put("tokens_out", None)),
        ("created nought", "CP306", put("created_at", "0001-01-01T00:00:00Z")),
        ("duration below nought", "CP306 CP319", put("duration", -1)),
        ("the second step of a fallback", "CP311 CP312", put("step", 1)),
    ),
    odd=(("from the cache, for nothing", all_of(put("cached", True), put("cost", 0))), ("no type", put("model_type", "")),
         ),
)  # fmt: skip
BEDROCK = Source(
    "bedrock", shapes.bedrock, objects, "sckvfhx", asked=("haiku",), named="requestId",
    faults=(
        ("output a text", "CP305 CP302", put("output/outputTokenCount", "40")),
        ("no input count", "CP301 CP305 CP316", drop("input/inputTokenCount")),
        ("written to the cache below nought", "CP305", put("input/cacheWriteInputTokenCount", -10)),
        ("error and counts", "CP305 CP311 CP316 CP321", put("errorCode", "InternalServerException")),
        ("time without zone", "CP306", put("timestamp", "2026-11-10T10:00:00")),
        ("metadata null", "CP301", put("requestMetadata", None)),
    ),
    odd=(("another region answered", put("inferenceRegion", "us-west-2")), ("a stream", put("operation", "ConverseStream")),
         ("much more from the cache", lambda r: put("input/cacheReadInputTokenCount", 90_000)(r))),
)  # fmt: skip
HELICONE = Source(
    "helicone/requests.json", shapes.helicone, page("data"), "sctkrmeavfhx", named="request_id",
    faults=(
        ("no response, counted", "CP321 CP311 CP316 CP305 CP302", put("response_status", -1)),
        ("response time in another zone", "CP306", lambda r: put("response_created_at", r["response_created_at"].replace("Z", "+09:00"))(r)),
        ("cost null in a log of costs", "CP308 CP301", put("cost", None)),
        ("tokens null", "CP301 CP305 CP316", put("prompt_tokens", None)),
        ("delay longer than the request", "CP306 CP319", add("delay_ms", 90_000)),
    ),
    odd=(("answered from its cache", all_of(put("cache_reference_id", "9f1c"), put("cost", 0))),
         ("first token", lambda r: put("time_to_first_token", r["delay_ms"] // 3)(r))),
)  # fmt: skip
PORTKEY = Source(
    "portkey/export.jsonl", shapes.portkey, json_lines, "sctmyavfhx", named="id",
    faults=(
        ("a value too few", "CP301 CP302 CP303 CP304 CP300", lambda r: r["metadata"]["value"].pop(2)),
        ("pounds", "CP308", put("cost_currency", "GBP")),
        ("retried", "CP311", put("retry_success_count", 1)),
        ("said to be no success, with 200", "CP302 CP305 CP321 CP316 CP311", put("is_success", 0)),
        ("units text", "CP305 CP302", put("req_units", "many")),
        ("time a date", "CP306", put("created_at", "2026-11-10")),
    ),
    odd=(("cache missed", put("cache_status", "MISS")), ("in small letters", put("cost_currency", "usd"))),
)  # fmt: skip
APIM = Source(
    "apim/llm.csv", shapes.apim, table(), "t", named="CorrelationId", fields=(),
    faults=(
        ("total below input", "CP305", put("TotalTokens", 1)),
        ("tokens text", "CP305 CP302", put("PromptTokens", "n/a")),
        ("no completion tokens", "CP301 CP305 CP316", put("CompletionTokens", None)),
        ("model empty", "CP301 CP303", put("ModelName", "")),
        ("time without zone", "CP306", lambda r: put("TimeGenerated", r["TimeGenerated"].rstrip("Z"))(r)),
    ),
)  # fmt: skip
VERTEX = Source(
    "vertex/rows.parquet", shapes.vertex, parquet, "sctkrvfx", asked=("gemini",),
    faults=(
        ("total is no sum", "CP305", inside("full_response", add("usageMetadata/totalTokenCount", 3))),
        ("no usage", "CP301 CP305 CP316", inside("full_response", drop("usageMetadata"))),
        ("answer cut off", "CP300 CP301 CP302", lambda r: put("full_response", r["full_response"][:-20])(r)),
        ("thoughts below nought", "CP305", inside("full_response", put("usageMetadata/thoughtsTokenCount", -5))),
        ("no labels", "CP301", inside("full_request", drop("labels"))),
        ("another version answered", "CP312", all_of(put("model_version", "gemini-2.5-pro"), inside("full_response", put("modelVersion", "gemini-2.5-pro")))),
    ),
    odd=(("tokens of tools", inside("full_response", all_of(put("usageMetadata/toolUsePromptTokenCount", 50), add("usageMetadata/totalTokenCount", 50)))),
         ("stopped at its length", inside("full_response", put("candidates/0/finishReason", "MAX_TOKENS")))),
)  # fmt: skip
LANGFUSE = Source(
    "langfuse/observations_v2.jsonl.gz", shapes.langfuse, gzipped, "sctkmevfx", named="id",
    faults=(
        ("cost of the parts is more than the whole", "CP308", put("cost_details", {"input": 1.0, "output": 2.0, "total": 0.5})),
        ("usage empty", "CP301 CP305 CP316", put("usage_details", {})),
        ("a time with T and zone of elsewhere", "CP306", lambda r: put("end_time", r["end_time"].replace(" ", "T") + "+05:00")(r)),
        ("session as the boundary", "CP309", lambda r: (r.update(session_id="s-1"), r["metadata"].update(boundary="s-1"))),
        ("environment beside the tag's", "CP314 CP302 CP321", put("environment", "staging")),
    ),
    odd=(("a span is no call", all_of(put("type", "SPAN"), put("usage_details", {}), put("cost_details", {}), put("total_cost", 0), put("provided_model_name", ""), put("metadata", {}))),
         ("no total", drop("usage_details/total"))),
)  # fmt: skip
APP = Source(
    "app/openai.jsonl", shapes.answered, json_lines, "sctkrvfx", named="response/id",
    faults=(
        ("usage null", "CP301 CP305 CP316", put("response/usage", None)),
        ("asked for one, got another", "CP312", put("response/model", "gpt-4o-2024-08-06")),
        ("created a month after it was logged", "CP306", add("response/created", 86_400 * 30)),
        ("reasoning below nought", "CP305", put("response/usage/completion_tokens_details/reasoning_tokens", -1)),
    ),
    odd=(("cut at its length", put("response/choices/0/finish_reason", "length")), ("a tier", put("response/service_tier", "default"))),
)  # fmt: skip
CLAUDE = Source(
    "app/anthropic.json", shapes.claude, array, "sckvfx", asked=("claude",), named="response/id",
    faults=(
        ("written parts more than written", "CP305", put("response/usage/cache_creation/ephemeral_1h_input_tokens", 70_000)),
        ("output null", "CP301 CP305 CP316", put("response/usage/output_tokens", None)),
        ("another model", "CP312", put("response/model", "claude-opus-4-1-20250805")),
        ("cache read below nought", "CP305", put("response/usage/cache_read_input_tokens", -2)),
    ),
    odd=(("more from the cache than sent", put("response/usage/cache_read_input_tokens", 50_000)), ("stopped for a tool", put("response/stop_reason", "tool_use"))),
)  # fmt: skip
PROXY = Source(
    "proxy/calls.tsv", shapes.proxy, table("\t"), "sctkmeyavfhx", named="call",
    faults=(
        ("cost in words", "CP308 CP302 CP305", put("usd", "two cents")),
        ("time in milliseconds", "CP306", lambda r: put("at", str(int(float(r["at"]) * 1000)))(r)),
        ("time empty", "CP306 CP301", put("at", None)),
        ("tokens in thousands", "CP305 CP302", put("tin", "1,024")),
        ("http 0", "CP302 CP321 CP305 CP311 CP316", put("http", 0)),
    ),
    odd=(("http 201", put("http", 201)),),
)  # fmt: skip


def traced(kind: str, shows: str, faults: Listed, odd: Odd) -> Source:
    return Source(
        f"otel/{kind}.jsonl", lambda event: spans.line(kind, event), json_lines, shows, faults=faults, odd=odd
    )


NOW = traced(
    "now", "sckrevfqx",
    (("old and new names differ", "CP305", said("gen_ai.usage.prompt_tokens", 3)),
     ("counts are text", "CP305 CP302", lambda r: spans.say(r, "gen_ai.usage.input_tokens", {"stringValue": "812"})),
     ("ended never", "CP306 CP321", lambda r: spans.of_call(r).update(endTimeUnixNano="0")),
     ("failed with an answer", "CP321 CP311 CP316 CP305", lambda r: spans.of_call(r).update(status={"code": 2})),
     ("process of staging", "CP314 CP321 CP302", lambda r: r["resourceSpans"][0]["resource"]["attributes"].__setitem__(2, {"key": "deployment.environment.name", "value": {"stringValue": "staging"}})),
     ("conversation as the boundary", "CP309", lambda r: (spans.say(r, "gen_ai.conversation.id", "conv-1"), spans.say(r, "acme.boundary", "conv-1"))),
     ("asked for another", "CP312", said("gen_ai.request.model", "gpt-4o-2024-08-06"))),
    (("a count as a double", lambda r: spans.say(r, "gen_ai.usage.output_tokens", {"doubleValue": 64.0})),
     ("a first token", said("gen_ai.response.time_to_first_chunk", 0.4)),
     ("an event", lambda r: spans.of_call(r).update(events=[{"timeUnixNano": spans.of_call(r)["startTimeUnixNano"], "name": "x", "attributes": []}]))),
)  # fmt: skip
BEFORE = traced(
    "before", "scevfqx",
    (("input left out", "CP301 CP305 CP316", said("gen_ai.usage.prompt_tokens", None)),
     ("model of the answer left out", "CP301", said("gen_ai.response.model", None)),
     ("asked for another", "CP312", said("gen_ai.request.model", "gpt-4o-2024-08-06"))),
    (("no finish", said("gen_ai.response.finish_reasons", None)),),
)  # fmt: skip
INFERENCE = traced(
    "inference", "sctkrevfqx",
    (("sum left out half", "CP305", said("llm.token_count.total", 2)),
     ("metadata says another team", "CP314 CP302 CP304", said("metadata", json.dumps({"team": "nobodies"}))),
     ("nothing counted", "CP301 CP305 CP316", lambda r: [spans.say(r, f"llm.token_count.{n}", None) for n in ("prompt", "completion", "total", "prompt_details.cache_read", "completion_details.reasoning")])),
    (("a list of tags", said("tag.tags", ["a", "b"])),),
)  # fmt: skip
TRACELOOP = traced(
    "traceloop", "sctkevfqx",
    (("properties say another team", "CP314 CP302 CP304", said("traceloop.association.properties.team", "nobodies")),
     ("total no sum", "CP305", said("llm.usage.total_tokens", 5))),
    (("a stream", said("llm.is_streaming", True)),),
)  # fmt: skip

SOURCES = (LITELLM, KONG, ENVOY, CLOUDFLARE, BEDROCK, HELICONE, PORTKEY, APIM, VERTEX, LANGFUSE, APP, CLAUDE, PROXY, NOW, BEFORE, INFERENCE, TRACELOOP)  # fmt: skip
