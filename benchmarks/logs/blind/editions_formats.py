"""The eleventh set's formats: where each edition has what, what only it can say wrong, and how it lies on disk."""

from __future__ import annotations

import json
from collections.abc import Callable

from blind import editions_shapes as shapes
from blind import siblings_formats as before
from blind.audited_shape import add, all_of, at, drop, put
from blind.editions_shapes import Laid
from blind.setting import Record
from blind.siblings_faults import Format
from blind.siblings_formats import COUNTS, DETAILS, named, under
from blind.siblings_traces import traced

LANGFUSE = Format(
    "langfuse/api.json", shapes.langfuse_api, named("id"),
    {"input": ("usage/input", "usageDetails/input", "promptTokens"), "output": ("usage/output", "usageDetails/output", "completionTokens"),
     "total": ("usage/total", "usageDetails/total", "totalTokens"), "cost": ("calculatedTotalCost", "costDetails/total"), "model": ("model",),
     "start": ("startTime",), "end": ("endTime",)}, "iso", "smwzx",
    faults=(
        ("old and new place of a count differ", "CP305", add("usageDetails/output", 55)),
        ("counted in characters", "CP305 CP302 CP316", all_of(put("usage/unit", "CHARACTERS"), put("unit", "CHARACTERS"))),
        ("costs of two places differ", "CP308", add("costDetails/total", 1.5)),
        ("trace as the boundary", "CP309", lambda r: r["metadata"].update(request_boundary_id=r["traceId"])),
        ("an error, and counted", "CP305 CP311 CP316 CP321", all_of(put("level", "ERROR"), put("statusMessage", "RateLimitError"))),
        ("metadata null", "CP301", put("metadata", None)),
        ("environments differ", "CP314 CP302 CP321", put("environment", "staging")),
    ),
    odd=(("a span of the service", all_of(put("type", "SPAN"), put("model", None), put("usage", {"unit": None, "input": 0, "output": 0, "total": 0}), put("usageDetails", {}),
          put("costDetails", {}), put("calculatedTotalCost", None), put("metadata", {}), *[put(n, 0) for n in ("promptTokens", "completionTokens", "totalTokens")])),),
)  # fmt: skip
A = "ai/ai-proxy-advanced/"
KONG = Format(
    "kong/advanced.jsonl", shapes.kong_advanced, named("request/id"),
    {**under(f"{A}usage/", parts={**COUNTS, **DETAILS, "cost": "cost"}), "model": (f"{A}meta/response_model",), "start": ("started_at",)},
    "millis", "syhmkwzux",
    faults=(
        ("a second target answered", "CP311 CP312", lambda r: r["ai"]["ai-proxy-advanced"]["tried_targets"].insert(0, {"provider": "openai", "model": "gpt-4o", "route_type": "llm/v1/chat"})),
        ("usage empty on success", "CP301 CP305 CP316", put(f"{A}usage", {})),
        ("another model answered", "CP312", put(f"{A}meta/response_model", "gpt-3.5-turbo-0125")),
        ("proxied for less time than the model took", "CP306 CP319 CP302", put("latencies/request", -4)),
        ("consumer null, no headers", "CP301 CP313 CP304", all_of(put("consumer", None), put("request/headers", {}))),
    ),
    odd=(("no targets named", drop(f"{A}tried_targets")),),
)  # fmt: skip
ENVOY = Format(
    "envoy/named.jsonl", shapes.envoy_named, named("x-request-id"),
    {"input": ("genai_tokens_input",), "output": ("genai_tokens_output",), "total": ("genai_tokens_total",), "cached": ("genai_tokens_cached_input",),
     "model": ("gen_ai.response.model",), "start": ("start_time",)}, "iso", "shkwzx",
    faults=(
        ("counts as dashes", "CP301 CP302 CP305 CP316", all_of(put("genai_tokens_input", "-"), put("genai_tokens_output", "-"))),
        ("a tag twice in its header", "CP304 CP302 CP314", lambda r: r.update({"x-team-id": f"{r['x-team-id']},team-data"})),
        ("no upstream", "CP311 CP316 CP321 CP305", all_of(put("response_code", 503), put("response_flags", "UH"))),
        ("an override that did not answer", "CP312", put("genai_model_name_override", "gpt-5")),
        ("counts by the new names differ", "CP305", put("gen_ai.usage.input_tokens", 3)),
    ),
    odd=(("counts by the new names too", lambda r: r.update({"gen_ai.usage.input_tokens": r["genai_tokens_input"]})),),
)  # fmt: skip
U = "metadata/usage_object/"
SPEND = Format(
    "litellm/spend_api.json", shapes.spend_api, named("request_id"),
    {**under("", U, parts=COUNTS), "cached": (f"{U}{DETAILS['cached']}", f"metadata/additional_usage_values/{DETAILS['cached']}"),
     "reasoning": (U + DETAILS["reasoning"],), "cost": ("spend", "metadata/cost_breakdown/total_cost", "metadata/cost_breakdown/original_cost"),
     "model": ("model",), "start": ("startTime",), "end": ("endTime",)}, "iso", "sjymkwzx",
    faults=(
        ("metadata a JSON string twice", "CP300 CP301 CP302", lambda r: r.update(metadata=json.dumps(json.dumps(r["metadata"])))),
        ("tags' object a list of pairs", "CP300 CP301 CP302", lambda r: r["metadata"].update(spend_logs_metadata=list(r["metadata"]["spend_logs_metadata"].items()))),
        ("failure, and spent", "CP302 CP305 CP311 CP316 CP321", put("status", "failure")),
        ("text tokens above all that was asked", "CP305", lambda r: r["metadata"]["usage_object"]["prompt_tokens_details"].update(text_tokens=r["prompt_tokens"] + 400)),
        ("text tokens above all that was answered", "CP305", lambda r: r["metadata"]["usage_object"]["completion_tokens_details"].update(text_tokens=r["completion_tokens"] + 400)),
        ("image tokens below nought", "CP305", lambda r: r["metadata"]["usage_object"]["prompt_tokens_details"].update(image_tokens=-16)),
        ("the request lasted longer than it ran", "CP306 CP319 CP321", put("request_duration_ms", -12)),
    ),
    odd=(("metadata as a JSON string", lambda r: r.update(metadata=json.dumps(r["metadata"]))),
         ("text tokens beside cached ones", lambda r: r["metadata"]["usage_object"]["prompt_tokens_details"].update(text_tokens=r["prompt_tokens"])),),
)  # fmt: skip
B = "output/outputBodyJson/"
BEDROCK = Format(
    "bedrock/invoke.jsonl", shapes.bedrock_invoke, named("requestId"),
    {"input": ("input/inputTokenCount", f"{B}usage/input_tokens"), "output": ("output/outputTokenCount", f"{B}usage/output_tokens"),
     "cached": ("input/cacheReadInputTokenCount", f"{B}usage/cache_read_input_tokens"), "model": ("modelId",), "start": ("timestamp",)},
    "iso", "swzx", ("haiku",),
    faults=(
        ("its answer counts otherwise", "CP305", add(f"{B}usage/output_tokens", 90)),
        ("no count beside an answer that counts", "CP301 CP305 CP316", put("output/outputTokenCount", None)),
        ("metadata null", "CP301", put("requestMetadata", None)),
        ("metadata of text", "CP300 CP301 CP302", put("requestMetadata", "team_id=team-search;cost_center=CC-1001")),
        ("an error's code, and counts", "CP302 CP305 CP311 CP316 CP321", put("errorCode", "ModelStreamErrorException")),
    ),
    odd=(("cut at its length", put(f"{B}stop_reason", "max_tokens")), ("its answer not kept", drop("output/outputBodyJson")),),
)  # fmt: skip
Y = "response/body/"
BATCH = Format(
    "openai/batch_output.jsonl", shapes.batch_output, named("custom_id", "response/body/id"),
    {"input": (f"{Y}usage/input_tokens",), "output": (f"{Y}usage/output_tokens",), "total": (f"{Y}usage/total_tokens",),
     "cached": (f"{Y}usage/input_tokens_details/cached_tokens",), "reasoning": (f"{Y}usage/output_tokens_details/reasoning_tokens",),
     "model": (f"{Y}model",), "start": (f"{Y}created_at",)}, "whole", "skwux", ("gpt-4o-mini", "gpt-4.1", "o4-mini"),
    faults=(
        ("usage null, completed", "CP301 CP305 CP316", put(f"{Y}usage", None)),
        ("another model answered", "CP312", put(f"{Y}model", "gpt-3.5-turbo-0125")),
        ("metadata empty", "CP301", put(f"{Y}metadata", {})),
        ("its code says it failed", "CP302 CP305 CP311 CP316 CP321", put("response/status_code", 500)),
    ),
)  # fmt: skip
HELICONE = Format(
    "helicone/query.json", before.HELICONE.write, before.HELICONE.name, before.HELICONE.places, "iso", "sjhmkwzx",
    faults=(
        ("a total of another request", "CP305", put("total_tokens", 7)),
        ("properties null", "CP301", put("request_properties", None)),
        ("properties a list", "CP300 CP301 CP302", lambda r: r.update(request_properties=[{"key": k, "value": v} for k, v in r["request_properties"].items()])),
        ("a code in text that is none", "CP302 CP321 CP311", put("response_status", "OK")),
        ("cached above all of it", "CP305", lambda r: r.update(prompt_cache_read_tokens=r["prompt_tokens"] * 2)),
    ),
)  # fmt: skip
JOB = traced(
    "newest", {"input": "gen_ai.usage.input_tokens", "output": "gen_ai.usage.output_tokens", "model": "gen_ai.response.model",
               "cached": "gen_ai.usage.cache_read.input_tokens", "reasoning": "gen_ai.usage.reasoning.output_tokens"},
)  # fmt: skip


def _resource(record: Record, name: str, value: object) -> None:
    for one in record["resource"]["attributes"]:
        if one["key"] == name:
            one["value"] = value


RESOURCE = Format(
    "otel/job.otlp.json", shapes.resource_tagged, JOB.name, JOB.places, "nanos", "sxku",
    faults=(
        ("the resource names no team", "CP301", lambda r: r["resource"]["attributes"].remove(next(one for one in r["resource"]["attributes"] if one["key"] == "team_id"))),
        ("the resource's team has no text", "CP301 CP302 CP303", lambda r: _resource(r, "team_id", {})),
        ("the resource's team a list", "CP302 CP301", lambda r: _resource(r, "team_id", {"arrayValue": {"values": [{"stringValue": "team-search"}]}})),
        ("the span says another team than its resource", "CP314 CP304 CP302", lambda r: at(r, "scopeSpans/1/spans/0/attributes")[0]["attributes"].append({"key": "team_id", "value": {"stringValue": "team-nobody"}})),
        ("a resource without attributes", "CP301", lambda r: r.update(resource={})),
    ),
)  # fmt: skip
SNAKE = Format(
    "otel/snake.otlp.jsonl", JOB.write, JOB.name, JOB.places, "nanos", "sxku",
)  # fmt: skip
SHIPPED = before.SHIPPED
S = "metadata/usage_object/"


def _tags(record: Record, change: object) -> None:
    holder = "spend_logs_metadata" if record["metadata"]["spend_logs_metadata"] else "requester_metadata"
    record["metadata"][holder] = change


def _list(how: str) -> Callable[[Record], object]:
    """All tags in the list alone, each written in its way."""

    def spoil(record: Record) -> None:
        tags = (
            record["metadata"]["spend_logs_metadata"]
            or record["metadata"]["requester_metadata"]
            or {"team_id": "team-search"}
        )
        record["metadata"].update(spend_logs_metadata=None, requester_metadata={})
        record["request_tags"] = [how.format(name, value) for name, value in tags.items()]

    return spoil


SHIPPED_FAULTS = (
    ("text tokens above all that was asked", "CP305", lambda r: r["metadata"]["usage_object"]["prompt_tokens_details"].update(text_tokens=r["prompt_tokens"] + 9)),
    ("tags of the list with an equals sign", "CP301", _list("{}={}")),
    ("tags of the list with a blank behind the colon", "CP304 CP302 CP303 CP301", _list("{}: {}")),
    ("tags of the list without names", "CP301", _list("{1}")),
    ("the list of tags an object", "CP301 CP300 CP302", all_of(_list("{}:{}"), lambda r: r.update(request_tags={"team_id": "team-search"}))),
    ("the list of tags a number", "CP301 CP300 CP302", all_of(_list("{}:{}"), put("request_tags", 7))),
    ("tags as a JSON string", "CP300 CP301 CP302", lambda r: _tags(r, json.dumps({"team_id": "team-search"}))),
    ("usage object a list", "CP300 CP302 CP305 CP316", lambda r: r["metadata"].update(usage_object=[r["metadata"]["usage_object"]])),
    ("total null and output null", "CP301 CP305 CP316", all_of(put("total_tokens", None), put("completion_tokens", None), put(f"{S}completion_tokens", None), put(f"{S}total_tokens", None))),
    ("hidden parameters a text", "CP300 CP302 CP301", put("hidden_params", "{}")),
    ("all of its metadata empty", "CP301", put("metadata", {})),
    ("metadata false", "CP301 CP300 CP302", put("metadata", False)),
)  # fmt: skip
ARRAYS = Format(
    "litellm/batches.jsonl",
    SHIPPED.write,
    SHIPPED.name,
    SHIPPED.places,
    "seconds",
    SHIPPED.shows,
    faults=SHIPPED_FAULTS[::2],
)
DATADOG = Format(
    "litellm/datadog.jsonl",
    SHIPPED.write,
    SHIPPED.name,
    SHIPPED.places,
    "seconds",
    SHIPPED.shows,
    faults=SHIPPED_FAULTS[1::2],
)
SEQUENCE = Format("portkey/sequence.json", before.PORTKEY.write, before.PORTKEY.name, before.PORTKEY.places, "iso", before.PORTKEY.shows,
                  faults=(("a key twice, two values", "CP302 CP304 CP314 CP300", lambda r: (r["metadata"]["key"].append("team_id"), r["metadata"]["value"].append("team-nobody"))),
                          ("metadata's arrays null", "CP301 CP300 CP302", put("metadata", {"key": None, "value": None})),
                          ("metadata a text", "CP301 CP300 CP302", put("metadata", "key,value")),
                          ("units in text", "CP302 CP305", put("req_units", "n/a"))))  # fmt: skip
FORMATS: tuple[tuple[Format, Laid], ...] = (
    (LANGFUSE, shapes.paged), (KONG, shapes.lines), (ENVOY, shapes.lines), (SPEND, lambda records: json.dumps(records).encode()), (BEDROCK, shapes.lines),
    (BATCH, shapes.lines), (HELICONE, lambda records: json.dumps({"data": records, "error": None}).encode()), (RESOURCE, shapes.whole_export),
    (SNAKE, shapes.snaked), (ARRAYS, shapes.batches), (DATADOG, shapes.datadog), (SEQUENCE, shapes.sequence),
)  # fmt: skip
