"""The ninth set's formats: where each has what, and what only it can say wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from blind import siblings_shapes as shapes
from blind.audited_shape import add, all_of, at, drop, put, times
from blind.setting import Record
from blind.siblings_faults import Format
from blind.siblings_traces import TRACES

U = "metadata/usage_object"
IN, OUT, ALL = "prompt_tokens", "completion_tokens", "total_tokens"
FIVE = ("request_boundary_id", "team_id", "cost_center", "service_endpoint", "price_card_version")
DETAILS = {"cached": "prompt_tokens_details/cached_tokens", "reasoning": "completion_tokens_details/reasoning_tokens"}
HEAD = "hidden_params/additional_headers"


def under(*holders: str, parts: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(f"{holder}{place}" for holder in holders) for name, place in parts.items()}


def in_text(path: str, change: Callable[[Any], object]) -> Callable[[Record], object]:
    """A change of what stands there as JSON text."""

    def spoil(record: Record) -> None:
        holder, name = at(record, path)
        whole = json.loads(holder[name])
        change(whole)
        holder[name] = json.dumps(whole)

    return spoil


def as_text(path: str) -> Callable[[Record], object]:
    def spoil(record: Record) -> None:
        holder, name = at(record, path)
        holder[name] = json.dumps(holder[name])

    return spoil


def named(*paths: str) -> Callable[[Record], list[str]]:
    def name(record: Record) -> list[str]:
        found = []
        for path in paths:
            holder, last = at(record, path)
            found.append(str(holder[last]))
        return found

    return name


COUNTS = {"input": IN, "output": OUT, "total": ALL}
LITELLM = {
    **under("", f"{U}/", parts=COUNTS), **under(f"{U}/", parts=DETAILS),
    "cost": ("response_cost",), "model": ("model", "hidden_params/litellm_model_name"), "start": ("startTime",), "end": ("endTime",),
}  # fmt: skip
BACKFILL = {
    "enriched_at": "2026-11-16T20:41:00.805354+00:00",
    "by": "finops-backfill",
    "fields": ["team_id", "cost_center"],
}
PROOF = {"type": "trace", "ref": "trace:71de7fa4", "observed_at": "2026-11-16T20:00:00Z"}


def enriched(team: str | None = "own", **more: Any) -> Callable[[Record], object]:
    def spoil(record: Record) -> None:
        own = record["metadata"]["user_api_key_team_id"]
        proof = None if team is None else {**PROOF, "team_id": own if team == "own" else team}
        record["enrichment"] = {**BACKFILL, "evidence": proof, "rule_version": "3", "input_digest": "sha256:0f", **more}

    return spoil


SHIPPED = Format(
    "litellm/shipped.jsonl", shapes.shipped, named("id"), LITELLM, "seconds", "sjyhmkwzux",
    faults=(
        ("metadata as a JSON string", "CP301 CP302 CP300", as_text("metadata")),
        ("usage as a JSON string", "CP302 CP305 CP316", as_text(U)),
        ("counts of two places differ", "CP305", add(f"{U}/{OUT}", 5)),
        ("retried twice", "CP311", put(f"{HEAD}/x-litellm-attempted-retries", 2)),
        ("fallen back", "CP311 CP312", put(f"{HEAD}/x-litellm-attempted-fallbacks", 1)),
        ("the client tried again", "CP311", put("metadata/sdk_retry_count", "1")),
        ("a stream cut off", "CP316", all_of(put("stream", True), put(f"{U}/prompt_tokens_details", None), put(f"{U}/completion_tokens_details", None))),
        ("enriched without evidence", "CP315", enriched(None)),
        ("enriched against its evidence", "CP315", enriched("team-nobody")),
        ("enriched after its window closed", "CP315", enriched(enriched_at="2026-11-24T00:00:00+00:00")),
        ("enriched before it happened", "CP315 CP306", enriched(enriched_at="2026-11-01T00:00:00+00:00")),
        ("status of no kind", "CP302 CP321", put("status", "ok?")),
        ("status null", "CP302 CP321 CP301", put("status", None)),
        ("came in before it ended", "CP306 CP319 CP315", lambda r: r.update(ingested_at="2026-11-10T00:00:00+00:00")),
        ("came in three days late", "CP319 CP315", lambda r: r.update(ingested_at="2026-11-21T09:00:00+00:00")),
        ("success with an error's code", "CP321 CP311 CP302 CP305 CP316", put("error_code", "503")),
        ("key's team is another than the tag's", "CP314", lambda r: put("metadata/user_api_key_team_id", "team-data" if r["metadata"]["user_api_key_team_id"] != "team-data" else "team-risk")(r)),
        ("cached in text", "CP305 CP302", put(f"{U}/prompt_tokens_details/cached_tokens", "many")),
        ("tokens a list", "CP305 CP302 CP301", put(IN, [1, 2])),
        ("priced though its cache answered", "CP308 CP305 CP316", put("cache_hit", True)),
    ),
    odd=(
        ("retried never, in text", put(f"{HEAD}/x-litellm-attempted-retries", "0")),
        ("answered by its cache for nothing", all_of(put("cache_hit", True), put("response_cost", 0.0))),
        ("enriched in time and with evidence", enriched()),
        ("members nobody knows", lambda r: r.update({"k8s": {"pod": "gw-1"}, "zone": "unknown"})),
    ),
)  # fmt: skip
STANDARD = Format(
    "litellm/standard_logging.jsonl", shapes.standard, named("id"),
    {**LITELLM, **under("", f"{U}/", "response/usage/", parts=COUNTS), **under(f"{U}/", "response/usage/", parts=DETAILS),
     "cost": ("response_cost", "cost_breakdown/total_cost", "cost_breakdown/original_cost")}, "seconds", "sjyhmkwzux",
    faults=(
        ("metadata as a JSON string", "CP301 CP302 CP300", as_text("metadata")),
        ("the answer counted otherwise", "CP305", all_of(add(f"response/usage/{OUT}", 40), add(f"response/usage/{ALL}", 40))),
        ("cost is not its breakdown's", "CP308", times("cost_breakdown/total_cost", 3)),
        ("the client tried again", "CP311", put("metadata/requester_custom_headers/x-stainless-retry-count", "2")),
        ("retried, text", "CP311", put(f"{HEAD}/x-litellm-attempted-retries", "1")),
        ("session as the boundary", "CP309", lambda r: (r.update(session_id="sess-81"), _tags(r, "sess-81"))),
        ("trace as the boundary", "CP309", lambda r: _tags(r, r["trace_id"])),
        ("a stream cut off", "CP316", all_of(put("stream", True), *[put(f"{h}/{IN[:6]}_tokens_details", None) for h in (U, "response/usage")], *[put(f"{h}/completion_tokens_details", None) for h in (U, "response/usage")])),
        ("answer begun before its request", "CP306", add("completionStartTime", -3600)),
        ("key's alias gone with its tags", "CP301 CP313", lambda r: (r["metadata"].update(user_api_key_alias=None, user_api_key_team_id=None, requester_metadata={}, spend_logs_metadata=None), r.update(request_tags=[]))),
        ("two carriers say two teams", "CP314", lambda r: (r["metadata"].update(spend_logs_metadata={"team_id": "team-search"}), r["metadata"].update(requester_metadata={"team_id": "team-data"}))),
    ),
    odd=(
        ("a session, and a boundary of its own", put("session_id", "sess-81")),
        ("a guardrail", put("metadata/applied_guardrails", ["pii"])),
        ("no breakdown", put("cost_breakdown", None)),
    ),
)  # fmt: skip


def _tags(record: Record, boundary: str) -> None:
    metadata = record["metadata"]
    holder = metadata["spend_logs_metadata"] or metadata["requester_metadata"]
    if holder:
        holder["request_boundary_id"] = boundary
    else:
        kept = [one for one in record["request_tags"] if not one.startswith("request_boundary_id")]
        record["request_tags"] = [*kept, f"request_boundary_id:{boundary}"]


M = "metadata!usage_object/"
SPEND = Format(
    "litellm/spend_logs.jsonl", shapes.spend, named("request_id"),
    {**under("", M, parts=COUNTS), "cached": (f"{M}{DETAILS['cached']}", "metadata!additional_usage_values/prompt_tokens_details/cached_tokens"),
     "reasoning": (M + DETAILS["reasoning"],), "cost": ("spend", "metadata!cost_breakdown/total_cost", "metadata!cost_breakdown/original_cost"),
     "model": ("model",), "start": ("startTime",), "end": ("endTime",)}, "iso", "sjymkwzx",
    faults=(
        ("metadata cut off", "CP300 CP301 CP302", lambda r: r.update(metadata=r["metadata"][:-60])),
        ("metadata empty", "CP301", put("metadata", "{}")),
        ("tags' object null", "CP301", in_text("metadata", put("spend_logs_metadata", None))),
        ("tags a text that is none", "CP301 CP302", in_text("metadata", put("spend_logs_metadata", "redacted"))),
        ("spend is not its breakdown's", "CP308", in_text("metadata", times("cost_breakdown/total_cost", 2))),
        ("retried once", "CP311", in_text("metadata", put("attempted_retries", 1))),
        ("team of the row is another", "CP314", lambda r: r.update(team_id="team-nobody")),
        ("an answer of the cache, priced", "CP308 CP305 CP316", put("cache_hit", "True")),
    ),
    odd=(("an answer of the cache, for nothing", all_of(put("cache_hit", "True"), put("spend", 0.0), in_text("metadata", put("cost_breakdown", None)))),
         ("an object as metadata", lambda r: r.update(metadata=json.loads(r["metadata"])))),
)  # fmt: skip
K = "ai/proxy/usage"
KONG = Format(
    "kong/ai_proxy.jsonl", shapes.kong, named("request/id"),
    {**under(f"{K}/", parts={**COUNTS, **DETAILS, "cost": "cost"}), "model": ("ai/proxy/meta/response_model",), "start": ("started_at",)},
    "millis", "syhmkwzux",
    faults=(
        ("usage empty on success", "CP301 CP305 CP316", put(K, {})),
        ("the client tried again", "CP311", put("request/headers/x-stainless-retry-count", "1")),
        ("another model answered", "CP312", put("ai/proxy/meta/response_model", "gpt-3.5-turbo-0125")),
        ("consumer null", "CP301 CP304 CP313 CP314", all_of(put("consumer", None), put("request/headers", {"user-agent": "curl"}))),
    ),
    odd=(("a retry count of nought", put("request/headers/x-stainless-retry-count", "0")),
         ("names of headers in capitals", lambda r: put("request/headers", {n.title(): v for n, v in r["request"]["headers"].items()})(r))),
)  # fmt: skip
G = "gen_ai.usage."
ENVOY = Format(
    "envoy/access.jsonl", shapes.envoy, named("x-request-id"),
    {"input": (f"{G}input_tokens",), "output": (f"{G}output_tokens",), "total": (f"{G}total_tokens",), "cached": (f"{G}cached_input_tokens",),
     "model": ("gen_ai.response.model",), "start": ("start_time",)}, "iso", "shkwzx",
    faults=(
        ("counts a dash", "CP301 CP302 CP305 CP316", all_of(put(f"{G}input_tokens", "-"), put(f"{G}output_tokens", "-"))),
        ("counts in text", "CP305 CP302", put(f"{G}input_tokens", "812 tokens")),
        ("duration below nought", "CP306 CP319", put("duration", -900)),
        ("another model answered", "CP312", put("gen_ai.response.model", "gpt-3.5-turbo-0125")),
        ("response code nought, and counted", "CP321 CP302 CP305 CP311 CP316", put("response_code", 0)),
        ("cut off by its upstream", "CP311 CP316 CP321 CP305", all_of(put("response_code", 503), put("response_flags", "UF,URX"))),
        ("a tag's header a dash", "CP301 CP303 CP302 CP304", put("x-team-id", "-")),
    ),
    odd=(("a request that is no model's", all_of(put("method", "GET"), put("x-envoy-origin-path", "/health"), put("gen_ai.request.model", None),
                                                put("gen_ai.response.model", None), *[put(f"{G}{n}_tokens", None) for n in ("input", "output", "total", "cached_input")])),),
)  # fmt: skip
BEDROCK = Format(
    "bedrock/invocations.jsonl", shapes.bedrock, named("requestId"),
    {"input": ("input/inputTokenCount",), "output": ("output/outputTokenCount",), "cached": ("input/cacheReadInputTokenCount",),
     "model": ("modelId",), "start": ("timestamp",)}, "iso", "swzx", ("haiku",),
    faults=(
        ("throttled", "CP311", all_of(put("errorCode", "ThrottlingException"), drop("output"), drop("input/inputTokenCount"))),
        ("no output at all", "CP301 CP305 CP316 CP321", drop("output")),
        ("metadata as a JSON string", "CP301 CP302 CP300", as_text("requestMetadata")),
        ("written to the cache as text", "CP305 CP302", put("input/cacheWriteInputTokenCount", "none")),
        ("id null", "CP300 CP301 CP302 CP310", put("requestId", None)),
    ),
    odd=(("more from the cache than sent", put("input/cacheReadInputTokenCount", 30_000)), ("a stream", put("operation", "ConverseStream"))),
)  # fmt: skip
CLOUDFLARE = Format(
    "cloudflare/logs.json", shapes.cloudflare, named("id"),
    {"input": ("tokens_in",), "output": ("tokens_out",), "cost": ("cost",), "model": ("model",), "start": ("created_at",)}, "iso", "jmwzx",
    tags=FIVE, store="result",
    faults=(
        ("metadata no JSON", "CP300 CP301 CP302", put("metadata", "team_id=team-search")),
        ("metadata null", "CP301", put("metadata", None)),
        ("answered by its cache, and priced", "CP308 CP305 CP316", put("cached", True)),
        ("no success, with 200 and counts", "CP302 CP305 CP321 CP316 CP311", put("success", False)),
        ("step two", "CP311 CP312", put("step", 2)),
        ("duration below nought", "CP306 CP319", put("duration", -1)),
    ),
    odd=(("answered by its cache for nothing", all_of(put("cached", True), put("cost", 0))),),
)  # fmt: skip
PORTKEY = Format(
    "portkey/logs.jsonl", shapes.portkey, named("id"),
    {"input": ("req_units",), "output": ("res_units",), "total": ("total_units",), "cost": ("cost",), "model": ("ai_model",), "start": ("created_at",)},
    "iso", "syhmwzx",
    faults=(
        ("a key without its value", "CP300 CP301 CP302 CP303 CP304", lambda r: r["metadata"]["value"].pop(1)),
        ("retried", "CP311", put("retry_success_count", 2)),
        ("the second option answered", "CP311 CP312", put("last_used_option_index", 1)),
        ("dollars, not cents", "CP308", times("cost", 0.01)),
        ("another currency", "CP308", put("cost_currency", "EUR")),
        ("no success, with 200", "CP302 CP305 CP321 CP316 CP311", put("is_success", False)),
        ("metadata a list of pairs", "CP301 CP302 CP300", lambda r: r.update(metadata=[[k, v] for k, v in zip(r["metadata"]["key"], r["metadata"]["value"], strict=True)])),
    ),
    odd=(("its cache missed", put("cache_status", "MISS")),),
)  # fmt: skip
HELICONE = Format(
    "helicone/requests.jsonl", shapes.helicone, named("request_id"),
    {**under("", parts={**COUNTS, "cached": "prompt_cache_read_tokens", "cost": "cost"}), "model": ("response_model",),
     "start": ("request_created_at",), "end": ("response_created_at",)}, "iso", "sjhmkwzx",
    faults=(
        ("status nought below", "CP321 CP311 CP316 CP305 CP302", put("response_status", -2)),
        ("another model answered", "CP312", put("response_model", "gpt-3.5-turbo-0125")),
        ("delay of minutes in a second", "CP306 CP319", put("delay_ms", 600_000)),
        ("cost null", "CP308 CP301", put("cost", None)),
    ),
    odd=(("properties as a JSON string", as_text("request_properties")),
         ("zone of elsewhere", lambda r: r.update(request_created_at=r["request_created_at"].replace("Z", "+00:00"))),),
)  # fmt: skip
D = "usage_details/"
LANGFUSE = Format(
    "langfuse/observations.jsonl", shapes.langfuse, named("id"),
    {"input": (f"{D}input",), "output": (f"{D}output",), "total": (f"{D}total",), "cached": (f"{D}input_cached_tokens",),
     "cost": ("total_cost", "cost_details/total"), "model": ("provided_model_name",), "start": ("start_time",), "end": ("end_time",)},
    "naive", "smwx",
    faults=(
        ("usage empty", "CP301 CP305 CP316", put("usage_details", {})),
        ("costs differ", "CP308", times("cost_details/total", 4)),
        ("session as the boundary", "CP309", lambda r: (r.update(session_id="chat-9"), r["metadata"].update(request_boundary_id="chat-9"))),
        ("trace as the boundary", "CP309", lambda r: r["metadata"].update(request_boundary_id=r["trace_id"])),
        ("environments differ", "CP314 CP302 CP321", put("environment", "staging")),
        ("never ended", "CP321 CP301 CP306", put("end_time", None)),
    ),
    odd=(("metadata as a JSON string", as_text("metadata")),
         ("a span of the service", all_of(put("type", "SPAN"), put("usage_details", {}), put("cost_details", {}), put("total_cost", None), put("provided_model_name", ""), put("metadata", {}))),
         ("a session, and a boundary of its own", put("session_id", "chat-9"))),
)  # fmt: skip
APIM = Format(
    "azure/llm_log.jsonl", shapes.apim, named("CorrelationId"),
    {"input": ("PromptTokens",), "output": ("CompletionTokens",), "total": ("TotalTokens",), "model": ("ModelName",), "start": ("TimeGenerated",)},
    "iso", "wz", tags=(),
    faults=(("counts of nothing", "CP301 CP305 CP316", all_of(*[put(n, None) for n in ("PromptTokens", "CompletionTokens", "TotalTokens")])),
            ("another model answered", "CP312", put("ModelName", "gpt-35-turbo"))),
    odd=(("a stream", put("IsStreamCompletion", True)),),
)  # fmt: skip
V = "full_response/usageMetadata/"
VERTEX = Format(
    "vertex/request_response.jsonl", shapes.vertex, named("request_id"),
    {"input": (f"{V}promptTokenCount",), "output": (f"{V}candidatesTokenCount",), "total": (f"{V}totalTokenCount",),
     "cached": (f"{V}cachedContentTokenCount",), "start": ("logging_time",)}, "iso", "skwzx", ("gemini-2.5-flash",),
    faults=(
        ("no usage", "CP301 CP305 CP316", drop("full_response/usageMetadata")),
        ("labels null", "CP301", put("full_request/labels", None)),
        ("thoughts left out of the total", "CP305", put(f"{V}thoughtsTokenCount", 64)),
        ("model gone", "CP301 CP302 CP303", all_of(put("model_version", None), put("full_response/modelVersion", None))),
        ("another model answered", "CP312", all_of(put("model_version", "gemini-2.5-pro"), put("full_response/modelVersion", "gemini-2.5-pro"))),
    ),
    odd=(("thoughts in the total", all_of(put(f"{V}thoughtsTokenCount", 64), add(f"{V}totalTokenCount", 64))),),
)  # fmt: skip
C = "response/usage/"
CHAT = Format(
    "app/chat_completions.jsonl", shapes.chat, named("response/id"),
    {**under(C, parts={**COUNTS, **DETAILS}), "model": ("response/model",), "start": ("timestamp",)}, "iso", "sjkwzx",
    asked=("gpt-4o-mini", "gpt-4o", "o4-mini"),
    faults=(
        ("usage null", "CP301 CP305 CP316", put("response/usage", None)),
        ("another model answered", "CP312", put("response/model", "gpt-3.5-turbo-0125")),
        ("created far ahead", "CP306", put("response/created", 1_999_999_999)),
        ("metadata as a JSON string", "CP301 CP302 CP300", as_text("request/metadata")),
    ),
    odd=(("stopped at its length", put("response/choices/0/finish_reason", "length")),),
)  # fmt: skip
RESPONSES = Format(
    "app/responses.jsonl", shapes.responses, named("id"),
    {"input": ("usage/input_tokens",), "output": ("usage/output_tokens",), "total": ("usage/total_tokens",), "cached": ("usage/input_tokens_details/cached_tokens",),
     "reasoning": ("usage/output_tokens_details/reasoning_tokens",), "model": ("model",), "start": ("created_at",)}, "whole", "skwux",
    asked=("gpt-4o-mini", "gpt-4.1", "o4-mini"),
    faults=(
        ("failed", "CP311 CP321 CP305 CP316", all_of(put("status", "failed"), put("usage", None), put("error", {"code": "server_error", "message": "x"}))),
        ("still in progress", "CP321 CP301 CP305 CP316", all_of(put("status", "in_progress"), put("usage", None))),
        ("usage null, completed", "CP301 CP305 CP316", put("usage", None)),
    ),
    odd=(("cut at its length", all_of(put("status", "incomplete"), put("incomplete_details", {"reason": "max_output_tokens"}))),),
)  # fmt: skip
ANTHROPIC = Format(
    "app/messages.jsonl", shapes.anthropic, named("response/id"),
    {"input": (f"{C}input_tokens",), "output": (f"{C}output_tokens",), "cached": (f"{C}cache_read_input_tokens",), "model": ("response/model",),
     "start": ("timestamp",)}, "iso", "sjwzx", ("claude-sonnet-4-5",),
    faults=(
        ("another model answered", "CP312", put("response/model", "claude-opus-4-1-20250805")),
        ("written to the cache below nought", "CP305", put(f"{C}cache_creation_input_tokens", -5)),
        ("usage empty", "CP301 CP305 CP316", put("response/usage", {})),
    ),
    odd=(("more from the cache than sent", put(f"{C}cache_read_input_tokens", 44_000)),),
)  # fmt: skip
FORMATS = (SHIPPED, STANDARD, SPEND, KONG, ENVOY, BEDROCK, CLOUDFLARE, PORTKEY, HELICONE, LANGFUSE, APIM, VERTEX, CHAT, RESPONSES, ANTHROPIC, *TRACES)  # fmt: skip
