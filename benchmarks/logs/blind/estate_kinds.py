"""The seventh set's other kinds of logs, all of them real: LiteLLM's whole payload, its spend rows, spans of three
instrumentations; and the fixture's Kong, Envoy and Bedrock."""

from __future__ import annotations

import json
from collections.abc import Callable

from blind.estate_base import leaf, spans
from blind.estate_records import CACHED, COUNTS, IN, OTHERS, OUT, OUTCOME, OWNER, Change, Defect
from blind.setting import Record

# -- LiteLLM's StandardLoggingPayload, whole


def response(**values: object) -> Change:
    return lambda record: record["response"]["usage"].update(values)


def inner(name: str, **values: object) -> Change:
    return lambda record: record[name].update(values)


def holder(record: Record) -> Record:
    return record["metadata"].get("spend_logs_metadata") or record["metadata"]["requester_metadata"]


STANDARD: tuple[Defect, ...] = (
    ("the answer's usage counts otherwise", "CP305", "", lambda r: response(completion_tokens=r["completion_tokens"] + 31)(r)),
    ("the answer's usage is a tenth", "CP305", "", lambda r: response(prompt_tokens=r["prompt_tokens"] // 10)(r)),
    ("the answer's total is another", "CP305", "", lambda r: response(total_tokens=r["total_tokens"] + 1)(r)),
    ("the breakdown says another total", "CP305 CP308", "", lambda r: inner("cost_breakdown", total_cost=r["response_cost"] * 4)(r)),
    ("the breakdown's input is negative", "CP305 CP308", "", inner("cost_breakdown", input_cost=-0.01)),
    ("the breakdown gave a discount that no card has", "CP308", "", lambda r: (inner("cost_breakdown", discount_percent=0.2, total_cost=r["response_cost"] * 0.8)(r), r.update(response_cost=r["response_cost"] * 0.8))),
    ("the model's API failed", OUTCOME, "", inner("status_fields", llm_api_status="failure")),
    ("its first token before it began", "CP306 CP319", "", lambda r: r.update(completionStartTime=r["startTime"] - 30)),
    ("it took longer than from start to end", "CP306 CP319", "", lambda r: r.update(response_time=r["response_time"] + 900)),
    ("the key's environment is another", "CP314 CP321", "", lambda r: r["metadata"].update(user_api_key_auth_metadata={"environment": "staging"})),
    ("the team beside the key is another", "CP314", "", lambda r: r["metadata"].update(team_id=OTHERS[holder(r)["team_id"]])),
    ("the team's name is another team", "CP314 CP304", "", lambda r: r["metadata"].update(user_api_key_team_alias=OTHERS[holder(r)["team_id"]])),
    ("the client's third try", "CP311", "", lambda r: r["metadata"]["requester_custom_headers"].update({"x-stainless-retry-count": "3"})),
    ("team left out", "CP301", "team_id", lambda r: holder(r).pop("team_id")),
    ("cost center a placeholder", "CP303 CP304", "cost_center", lambda r: holder(r).update(cost_center="n/a")),
    ("the usage object's cached above input", "CP305", CACHED, lambda r: r["metadata"]["usage_object"].update(prompt_tokens_details={"cached_tokens": r["prompt_tokens"] + 5})),
    ("an error beside a success", OUTCOME, "", lambda r: r.update(error_str="litellm.APIConnectionError", error_information={"error_code": "500", "error_class": "APIConnectionError"})),
    ("a cost that failed to be computed, and none", "CP301 CP308", "cost", lambda r: r.update(response_cost=None, response_cost_failure_debug_info={"error_str": "no price"})),
    ("saved by a cache that did not hit", "CP305 CP308 CP316", "", lambda r: r.update(saved_cache_cost=-1.0)),
    ("end in milliseconds", "CP306", "", lambda r: r.update(endTime=int(r["endTime"] * 1000))),
    ("input in the unit of thousands", COUNTS, IN, lambda r: (r.update(prompt_tokens=r["prompt_tokens"] / 1000), r["metadata"]["usage_object"].update(prompt_tokens=r["prompt_tokens"] / 1000))),
    ("nothing but a total", "CP301 CP305 CP316", "", lambda r: (r.update(prompt_tokens=None, completion_tokens=None), r["metadata"]["usage_object"].update(prompt_tokens=None, completion_tokens=None))),
)  # fmt: skip
STANDARD_CLEAN: tuple[tuple[str, Change], ...] = (
    ("its answer is not kept", lambda r: r.update(response="redacted-by-litellm")),
    ("its answer is null", lambda r: r.update(response=None)),
    ("no breakdown", lambda r: r.pop("cost_breakdown")),
    ("the key's own notes", lambda r: r["metadata"].update(user_api_key_auth_metadata={"environment": "prod", "owner": "x"})),
    ("no first token", lambda r: r.update(completionStartTime=None)),
    ("a budget", lambda r: r["metadata"].update(user_api_key_max_budget=100.0, user_api_key_spend=12.5)),
    ("its messages a prompt of JSON", lambda r: r.update(messages=[{"role": "user", "content": '{"team_id": "TODO"}'}])),
)  # fmt: skip

# -- LiteLLM's spend rows


def in_metadata(change: Change) -> Change:
    def changed(row: Record) -> None:
        kept = json.loads(row["metadata"])
        change(kept)
        row["metadata"] = json.dumps(kept)

    return changed


def in_tags(**values: object) -> Change:
    """Wherever the row has its tags: in its metadata or in the list that is JSON text."""

    def change(row: Record) -> None:
        kept = json.loads(row["metadata"])
        if kept.get("spend_logs_metadata"):
            kept["spend_logs_metadata"].update(values)
            kept["spend_logs_metadata"] = {k: v for k, v in kept["spend_logs_metadata"].items() if v != "GONE"}
            row["metadata"] = json.dumps(kept)
            return
        found = json.loads(row["request_tags"])
        for name, value in values.items():
            found = [f"{name}:{value}" if one.startswith(f"{name}:") else one for one in found]
        row["request_tags"] = json.dumps([one for one in found if not one.endswith(":GONE")])

    return change


SPEND: tuple[Defect, ...] = (
    ("team left out", "CP301", "team_id", in_tags(team_id="GONE")),
    ("correlation left out", "CP301", "correlation_id", in_tags(correlation_id="GONE")),
    ("team unknown", "CP303", "team_id", in_tags(team_id="unknown")),
    ("cost center TBD", "CP303", "cost_center", in_tags(cost_center="TBD")),
    ("team of nobody", "CP304 CP314", "", in_tags(team_id="team-ml")),
    ("cost center of nobody", "CP304", "cost_center", in_tags(cost_center="CC-4242")),
    ("environment of another key", "CP314", "", in_tags(environment="staging")),
    ("card of spring", "CP307", "price_card_version", in_tags(price_card_version="pc-2026-04")),
    ("asked for another group", "CP312", "", in_tags(model_requested="gw-reason")),
    ("the row's team is another", "CP314", "", lambda r: r.update(team_id=OTHERS[r["team_id"]])),
    ("the key's team is another", "CP314", "", in_metadata(lambda m: m.update(user_api_key_team_id=OTHERS[m["user_api_key_team_id"]], user_api_key_team_alias=OTHERS[m["user_api_key_team_id"]]))),
    ("total is no sum", "CP305", "", lambda r: r.update(total_tokens=r["total_tokens"] + 10)),
    ("input null", "CP301 CP305 CP316", IN, lambda r: r.update(prompt_tokens=None)),
    ("output in text", "CP302 CP305", OUT, lambda r: r.update(completion_tokens=str(r["completion_tokens"]))),
    ("output negative", "CP305", OUT, lambda r: r.update(completion_tokens=-r["completion_tokens"] - 1)),
    ("its usage object's input is another", "CP305", "", in_metadata(lambda m: m["usage_object"].update(prompt_tokens=m["usage_object"]["prompt_tokens"] + 3))),
    ("further counts cached above input", "CP305", "", in_metadata(lambda m: m["additional_usage_values"].update(prompt_tokens_details={"cached_tokens": 10**6}))),
    ("spend doubled", "CP308", "cost", lambda r: r.update(spend=r["spend"] * 2)),
    ("spend nought", "CP308", "cost", lambda r: r.update(spend=0.0)),
    ("spend in text", "CP302 CP305 CP308", "cost", lambda r: r.update(spend=f"{r['spend']:.8f}")),
    ("breakdown of another total", "CP305 CP308", "", in_metadata(lambda m: m["cost_breakdown"].update(total_cost=m["cost_breakdown"]["total_cost"] + 1))),
    ("start without a zone", "CP306", "started_at", lambda r: r.update(startTime=r["startTime"][:26])),
    ("start next year", "CP306", "started_at", lambda r: r.update(startTime=r["startTime"].replace("2026", "2027"), endTime=r["endTime"].replace("2026", "2027"))),
    ("end before start", "CP306", "", lambda r: r.update(endTime=r["startTime"].replace("2026-11", "2026-10"))),
    ("first token after the end", "CP306 CP319", "", lambda r: r.update(completionStartTime=r["endTime"].replace("2026-11-1", "2026-11-2"))),
    ("retried, and no record", "CP311", "", in_metadata(lambda m: m.update(attempted_retries=2))),
    ("fell back, and no record", "CP311 CP312", "", in_metadata(lambda m: m.update(attempted_fallbacks=1, original_model_group="gw-other"))),
    ("overhead of an hour", "CP306 CP319", "", in_metadata(lambda m: m.update(litellm_overhead_time_ms=3_600_000.0))),
    ("metadata empty", "CP301 CP302", "", lambda r: r.update(metadata="{}", request_tags="[]")),
    ("metadata cut", "CP300 CP301 CP302", "", lambda r: r.update(metadata=r["metadata"][: len(r["metadata"]) // 2])),
    ("a success of a failed call", OUTCOME, "", in_metadata(lambda m: m.update(status="failure"))),
)  # fmt: skip
SPEND_CLEAN: tuple[tuple[str, Change], ...] = (
    ("metadata an object", lambda r: r.update(metadata=json.loads(r["metadata"]))),
    ("its tags a list", lambda r: r.update(request_tags=json.loads(r["request_tags"]))),
    ("times of the table", lambda r: r.update({n: r[n].replace("+00:00", "Z") for n in ("startTime", "endTime", "completionStartTime")})),
    ("no session", lambda r: r.update(session_id=None)),
    ("its overhead null", in_metadata(lambda m: m.update(litellm_overhead_time_ms=None))),
)  # fmt: skip

# -- spans


def attribute(name: str, *, every: bool = False, **value: object) -> Change:
    """`every`: of all its spans, not the call's only. Without `value` it is left out."""

    def change(line: Record) -> None:
        for one in spans(line) if every else [leaf(line)]:
            kept = [found for found in one["attributes"] if found["key"] != name]
            one["attributes"] = [*kept, {"key": name, "value": value}] if value else kept

    return change


def text(name: str, value: str) -> Change:
    return attribute(name, every=True, stringValue=value)


def in_span(**values: object) -> Change:
    return lambda line: leaf(line).update(values)


def shifted(name: str, of: Callable[[int], object]) -> Change:
    return lambda line: leaf(line).update({name: of(int(leaf(line)[name]))})


START_NS, END_NS = "startTimeUnixNano", "endTimeUnixNano"
SPAN: tuple[Defect, ...] = (
    ("team left out", "CP301", "team_id", attribute("team_id", every=True)),
    ("team empty", "CP301 CP302 CP303", "team_id", text("team_id", "")),
    ("team a placeholder", "CP303", "team_id", text("team_id", "unknown")),
    ("team of nobody", "CP304", "team_id", text("team_id", "team-nobody")),
    ("cost center of another", "CP304", "cost_center", text("cost_center", "CC-9")),
    ("service of another", "CP304 CP314", "", text("service_endpoint", "checkout-svc/v2/assist")),
    ("environment of no kind", "CP302", "environment", text("environment", "qa")),
    ("environment another than its process", "CP314 CP321", "", text("environment", "staging")),
    ("team a list", "CP302", "team_id", attribute("team_id", every=True, arrayValue={"values": [{"stringValue": "team-search"}]})),
    ("team a number", "CP302 CP304", "team_id", attribute("team_id", every=True, intValue="7")),
    ("card of last month", "CP307", "price_card_version", text("price_card_version", "pc-2026-09")),
    ("asked for another model than was tagged", "CP312 CP314", "", text("model_requested", "gw-other")),
    ("end before start", "CP306", "", shifted(START_NS, lambda n: str(n + 3600 * 10**9))),
    ("start in milliseconds", "CP306", "", shifted(START_NS, lambda n: str(n // 10**6))),
    ("start nought", "CP306", "", shifted(START_NS, lambda n: "0")),
    ("end left out", "CP306 CP321 CP301", "", lambda line: leaf(line).pop(END_NS)),
    ("times of next year", "CP306", "", lambda line: (shifted(START_NS, lambda n: str(n + 365 * 86400 * 10**9))(line), shifted(END_NS, lambda n: str(n + 365 * 86400 * 10**9))(line))),
    ("span's id empty", "CP300 CP301 CP302 CP310 CP321", "", in_span(spanId="")),
    ("its own parent", "CP321", "", lambda line: leaf(line).update(parentSpanId=leaf(line)["spanId"])),
)  # fmt: skip
COUNTED: dict[str, tuple[str, str]] = {  # the names of input and output
    "openai_v2": ("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"),
    "openllmetry": ("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"),
    "openinference": ("llm.token_count.prompt", "llm.token_count.completion"),
}


def counted(kind: str) -> tuple[Defect, ...]:
    given, made = COUNTED[kind]
    out: tuple[Defect, ...] = (
        ("input negative", "CP305", IN, attribute(given, intValue="-5")),
        ("output a text", "CP302 CP305", OUT, attribute(made, stringValue="12")),
        ("output a fraction", "CP302 CP305", OUT, attribute(made, doubleValue=12.5)),
        ("input beyond all models", "CP305", IN, attribute(given, intValue="9000000000")),
        ("an error, and yet counted", OUTCOME, "", in_span(status={"code": 2, "message": "boom"})),
    )
    if kind == "openllmetry":
        out += (
            ("total is no sum", "CP305", "", attribute("gen_ai.usage.total_tokens", intValue="3")),
            (
                "cached above input",
                "CP305",
                CACHED,
                attribute("gen_ai.usage.cache_read.input_tokens", intValue="1000000"),
            ),
            (
                "reasoning above output",
                "CP305",
                "reasoning_tokens",
                attribute("gen_ai.usage.reasoning_tokens", intValue="1000000"),
            ),
        )
    if kind == "openinference":
        out += (
            ("total is no sum", "CP305", "", attribute("llm.token_count.total", intValue="3")),
            (
                "cache written negative",
                "CP305",
                "",
                attribute("llm.token_count.prompt_details.cache_write", intValue="-3"),
            ),
            (
                "parameters ask for another model",
                "CP312 CP314",
                "",
                attribute("llm.invocation_parameters", stringValue='{"model": "gw-other"}'),
            ),
        )
    return out  # fmt: skip


SPAN_CLEAN: tuple[tuple[str, Change], ...] = (
    ("counts as numbers", lambda line: [v["value"].update(intValue=int(v["value"]["intValue"])) for v in leaf(line)["attributes"] if "intValue" in v["value"]]),
    ("a link and an event", in_span(links=[], events=[{"timeUnixNano": "1", "name": "gen_ai.choice", "attributes": []}])),
    ("a status that is fine", in_span(status={"code": 1})),
    ("attributes in another order", lambda line: leaf(line)["attributes"].reverse()),
    ("other attributes", attribute("acme.team_id.old", stringValue="todo")),
    ("its call alone", lambda line: line["resourceSpans"][0].update(scopeSpans=[s for s in line["resourceSpans"][0]["scopeSpans"] if s["spans"][0].get("parentSpanId")])),
)  # fmt: skip

# -- Kong, Envoy, Bedrock: the fixture's, under a policy of the three tags that they have


def put(path: str, value: object) -> Change:
    def change(record: Record) -> None:
        *way, name = path.split("/")
        at = record
        for step in way:
            at = at.setdefault(step, {})
        if value == "GONE":
            at.pop(name, None)
        else:
            at[name] = value(at[name]) if callable(value) else value

    return change


K = "ai/proxy/usage"
KONG: tuple[Defect, ...] = (
    ("team left out", "CP301", "team_id", put("request/headers/x-team-id", "GONE")),
    ("team empty", "CP301 CP302 CP303", "team_id", put("request/headers/x-team-id", "")),
    ("team TODO", "CP303", "team_id", put("request/headers/x-team-id", "TODO")),
    ("team of nobody", OWNER, "", put("request/headers/x-team-id", "team-nobody")),
    ("cost center of nobody", "CP304", "cost_center", put("request/headers/x-cost-center", "CC-77")),
    ("another team's consumer", "CP314", "", put("consumer/username", lambda v: "svc-etl-prod" if v != "svc-etl-prod" else "svc-search-prod")),
    ("consumer that nobody registered", "CP304 CP313 CP314", "", put("consumer/username", "intern-laptop")),
    ("headers null", "CP301", "", put("request/headers", None)),
    ("input in text", "CP302 CP305", IN, put(f"{K}/prompt_tokens", str)),
    ("output negative", "CP305", OUT, put(f"{K}/completion_tokens", -3)),
    ("total is no sum", "CP305", "", put(f"{K}/total_tokens", lambda n: n + 1)),
    ("cached above input", "CP305", CACHED, put(f"{K}/prompt_tokens_details/cached_tokens", 10**7)),
    ("input null", "CP301 CP305 CP316", IN, put(f"{K}/prompt_tokens", None)),
    ("usage null", "CP301 CP305 CP316", "", put(K, None)),
    ("start in seconds", "CP306", "started_at", put("started_at", lambda n: n // 1000)),
    ("start in text", "CP306", "started_at", put("started_at", str)),
    ("start in a year", "CP306", "started_at", put("started_at", lambda n: n + 365 * 86_400_000)),
    ("answered 500, and counted", OUTCOME, "", put("response/status", 500)),
    ("no model that answered", "CP301", "model_actual", put("ai/proxy/meta/response_model", "GONE")),
    ("Kong took a minute and a half", "CP319 CP306", "", put("latencies/kong", 90_000)),
    ("another model answered", "CP312", "", put("ai/proxy/meta/response_model", "gpt-3.5-turbo-0125")),
)  # fmt: skip
G = "gen_ai.usage."
ENVOY: tuple[Defect, ...] = (
    ("team null", "CP301", "team_id", put("x-team-id", None)),
    ("team a dash", "CP301 CP303 CP302", "team_id", put("x-team-id", "-")),
    ("team none", "CP303", "team_id", put("x-team-id", "none")),
    ("team of nobody", "CP304", "team_id", put("x-team-id", "team-nobody")),
    ("team twice", "CP302 CP304", "team_id", put("x-team-id", lambda v: f"{v},{v}")),
    ("cost center of another team", "CP304", "cost_center", put("x-cost-center", lambda v: "CC-1001" if v != "CC-1001" else "CC-1004")),
    ("correlation left out", "CP301", "correlation_id", put("x-correlation-id", "GONE")),
    ("total is no sum", "CP305", "", put(f"{G}total_tokens", lambda n: n - 7)),
    ("cached above input", "CP305", CACHED, put(f"{G}cached_input_tokens", 10**7)),
    ("output in text", "CP302 CP305", OUT, put(f"{G}output_tokens", str)),
    ("input negative", "CP305", IN, put(f"{G}input_tokens", -1)),
    ("counts null", "CP301 CP305 CP316", "", lambda r: r.update({n: None for n in r if n.startswith(G)})),
    ("answered 503, and counted", OUTCOME, "", put("response_code", 503)),
    ("start without a zone", "CP306", "started_at", put("start_time", lambda v: v[:-1])),
    ("start next year", "CP306", "started_at", put("start_time", lambda v: v.replace("2026", "2027"))),
    ("id null", "CP301 CP302 CP310 CP300", "", put("x-request-id", None)),
    ("model null", "CP301", "model_actual", put("gen_ai.response.model", None)),
    ("another model than it was sent to", "CP312", "", put("gen_ai.response.model", "gpt-3.5-turbo-0125")),
)  # fmt: skip
BEDROCK: tuple[Defect, ...] = (
    ("metadata left out", "CP301", "", put("requestMetadata", "GONE")),
    ("metadata empty", "CP301", "", put("requestMetadata", {})),
    ("team left out", "CP301", "team_id", put("requestMetadata/team_id", "GONE")),
    ("team a placeholder", "CP303", "team_id", put("requestMetadata/team_id", "unknown")),
    ("team of nobody", "CP304", "team_id", put("requestMetadata/team_id", "team-nobody")),
    ("cost center of another team", "CP304", "cost_center", put("requestMetadata/cost_center", lambda v: "CC-1001" if v != "CC-1001" else "CC-1004")),
    ("output negative", "CP305", OUT, put("output/outputTokenCount", -4)),
    ("output null", "CP301 CP305 CP316", OUT, put("output/outputTokenCount", None)),
    ("input in text", "CP302 CP305", IN, put("input/inputTokenCount", str)),
    ("cache read negative", "CP305", CACHED, put("input/cacheReadInputTokenCount", -1)),
    ("no output", "CP301 CP305 CP316", OUT, put("output", "GONE")),
    ("time without a zone", "CP306", "started_at", put("timestamp", lambda v: v[:-1])),
    ("time in the future", "CP306", "started_at", put("timestamp", lambda v: v.replace("2026", "2028"))),
    ("an error, and counted", OUTCOME, "", put("errorCode", "ModelTimeoutException")),
    ("no model", "CP301 CP302 CP303", "model_actual", put("modelId", "")),
    ("id empty", "CP301 CP302 CP303 CP310", "", put("requestId", "")),
)  # fmt: skip
GATEWAY_CLEAN: dict[str, tuple[tuple[str, Change], ...]] = {
    "kong": (
        ("headers in capitals", lambda r: r["request"].update(headers={k.title(): v for k, v in r["request"]["headers"].items()})),
        ("no details", put(f"{K}/completion_tokens_details", "GONE")),
        ("more headers", put("request/headers/x-request-note", "todo")),
        ("a stream", put("ai/proxy/meta/request_mode", "stream")),
    ),
    "envoy": (
        ("no override", put("gen_ai.request.model_override", None)),
        ("HTTP/2", put("protocol", "HTTP/2")),
        ("an offset", put("start_time", lambda v: v.replace("Z", "+00:00"))),
        ("a longer duration", put("duration", 90_000)),
    ),
    "bedrock": (
        ("all of it read from the cache", put("input/cacheReadInputTokenCount", 30_000)),
        ("written to the cache", put("input/cacheWriteInputTokenCount", 9000)),
        ("a session's tag beside", put("requestMetadata/sessionId", "s-1")),
        ("fractions of a second", put("timestamp", lambda v: v.replace("Z", ".123Z"))),
    ),
}  # fmt: skip
