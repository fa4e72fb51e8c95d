"""The sixth set's gateways: what their records say besides counts, held against what they charge. The shapes are the
fourth set's, and a log that the policy maps."""

from __future__ import annotations

import json

from blind import audited_gateways as gateways
from blind.audited_shape import Shape, Spoil, add, all_of, at, drop, put, text, times
from blind.closing_records import OTHER, OUTCOME
from blind.gateway_shapes import Call, cost
from blind.setting import Record, utc

U = "ai/proxy/usage"
G = "gen_ai.usage."


def renamed(path: str, old: str, new: str) -> Spoil:
    def change(record: Record) -> None:
        inner = at(record, f"{path}/{old}")[0]
        inner[new] = inner.pop(old)

    return change


def other_team(path: str) -> Spoil:
    def change(record: Record) -> None:
        inner, name = at(record, path)
        inner[name] = OTHER[inner[name]]

    return change


def in_two_cases(record: Record) -> None:
    sent = record["request"]["headers"]
    sent["X-Team-Id"] = OTHER[sent["x-team-id"]]


KONG = Shape(
    gateways.kong,
    (
        ("one header in two cases, differently", "CP314 CP302 CP300", in_two_cases),
        ("one header twice, differently", "CP302 CP314 CP304",
         lambda r: put("request/headers/x-team-id", ["team-search", "team-data"])(r)),
        ("answered by its cache, and priced", "CP308 CP305 CP316",
         put("ai/proxy/cache", {"cache_status": "Hit", "fetch_latency": 20})),
        ("output null", "CP301 CP305 CP316", put(f"{U}/completion_tokens", None)),
        ("latency negative", "CP306 CP319", put("latencies/request", -1500)),
        ("Kong took longer than the policy allows", "CP319", put("latencies/kong", 900)),
        ("audio above input", "CP305", put(f"{U}/prompt_tokens_details/audio_tokens", 10**6)),
        ("reasoning above output", "CP305", put(f"{U}/completion_tokens_details/reasoning_tokens", 10**6)),
        ("cost in text", "CP302 CP305 CP308", put(f"{U}/cost", "0.2 USD")),
        ("model of the answer empty", "CP301 CP303", put("ai/proxy/meta/response_model", "")),
        ("time in text", "CP306", lambda r: put("started_at", utc(r["started_at"] / 1000))(r)),
        ("tried another target first", "CP311 CP312",
         put("ai/proxy/tried_targets", [{"model": "gpt-4o", "status_code": 429}, {"model": "gpt-4o-mini"}])),
        ("service of nobody", "CP304 CP314", put("request/headers/x-service-endpoint", "ghost/v1")),
    ),
    (
        ("headers in capitals", lambda r: put("request/headers",
            {"-".join(p.capitalize() for p in k.split("-")): v for k, v in r["request"]["headers"].items()})(r)),
        ("missed its cache", put("ai/proxy/cache", {"cache_status": "Miss"})),
        ("a first token's time", put(f"{U}/time_to_first_token", 1)),
        ("no consumer, tags there", drop("consumer")),
        ("audio nought, details whole", put(f"{U}/prompt_tokens_details/audio_tokens", 0)),
    ),
)  # fmt: skip

ENVOY = Shape(
    gateways.envoy,
    (
        ("a dash for tokens", "CP301 CP302 CP305 CP316", put(f"{G}output_tokens", "-")),
        ("another model than its override", "CP312",
         all_of(put("gen_ai.request.model_override", "gpt-4.1"), put("gen_ai.response.model", "gpt-4o-mini"))),
        ("cached and written above input", "CP305", lambda r: r.update({
            f"{G}cached_input_tokens": r[f"{G}input_tokens"], f"{G}cache_creation_input_tokens": 9})),
        ("duration negative", "CP306", put("duration", -7)),
        ("refused, and yet counted", OUTCOME, put("response_code", 429)),
        ("the caller gone, the answer half", "CP311 CP316 CP305 CP321 CP301",
         all_of(put("response_flags", "DC"), put("response_code", 0), put(f"{G}output_tokens", None),
                put(f"{G}total_tokens", None))),
        ("tokens in text", "CP302 CP305", text(f"{G}input_tokens")),
        ("total null, parts there, output negative", "CP305",
         all_of(put(f"{G}total_tokens", None), put(f"{G}output_tokens", -2))),
        ("start in another year's style", "CP306", put("start_time", "10/Nov/2026:06:07:00 +0000")),
        ("team null", "CP301 CP302", put("x-team-id", None)),
        ("team in percent", "CP304 CP302", put("x-team-id", "team%2Dsearch")),
    ),
    (
        ("numbers with a point", lambda r: r.update({k: float(v) for k, v in r.items()
                                                    if k.startswith(G) and v is not None})),
        ("no cost of writing", put(f"{G}cache_creation_input_tokens", None)),
        ("a session", put("session.id", "s-1")),
        ("a health check", lambda r: (put("x-envoy-origin-path", "/health")(r), put("method", "GET")(r), r.update(
            {k: None for k in r if k.startswith("gen_ai")}))),
    ),
)  # fmt: skip

BEDROCK = Shape(
    gateways.bedrock,
    (
        ("the body counts otherwise", "CP305", lambda r: put("output/outputBodyJson", {"usage": {
            "inputTokens": r["input"]["inputTokenCount"], "outputTokens": r["output"]["outputTokenCount"] + 50,
            "totalTokens": r["input"]["inputTokenCount"] + r["output"]["outputTokenCount"] + 50}})(r)),
        ("metadata null", "CP301", put("requestMetadata", None)),
        ("team's key in camel case", "CP301", renamed("requestMetadata", "team_id", "teamId")),
        ("counts in text", "CP305 CP302", text("output/outputTokenCount")),
        ("input left out", "CP301 CP305 CP316", drop("input/inputTokenCount")),
        ("no id", "CP301 CP302 CP303 CP310", put("requestId", "")),
        ("cost center of another", "CP304", put("requestMetadata/cost_center", "CC-9")),
        ("time of a day that is none", "CP306", put("timestamp", "2026-11-31T06:00:00Z")),
        ("beyond all counts", "CP305", put("input/inputTokenCount", 2**40)),
        ("an error in its own word", OUTCOME, put("errorCode", "ThrottlingException")),
    ),
    (
        ("the body agrees", lambda r: put("output/outputBodyJson", {"usage": {
            "inputTokens": r["input"]["inputTokenCount"], "outputTokens": r["output"]["outputTokenCount"]}})(r)),
        ("an offset", lambda r: put("timestamp", r["timestamp"].replace("Z", "+00:00"))(r)),
        ("no cache asked for", drop("input/cacheReadInputTokenCount", "input/cacheWriteInputTokenCount")),
        ("no error", put("errorCode", None)),
    ),
)  # fmt: skip

HELICONE = Shape(
    gateways.helicone,
    (
        ("two places of tags say two teams", "CP302 CP304 CP314", other_team("properties/team_id")),
        ("cancelled, and yet counted", OUTCOME, put("response_status", -3)),
        ("answered by its cache, and priced", "CP308 CP305 CP316", put("cache_reference_id", "5f1c-1")),
        ("delay negative", "CP306 CP319", put("delay_ms", -1500)),
        ("delay of another unit", "CP306 CP319", put("delay_ms", 1_500_000)),
        ("first token after the last", "CP306 CP319", put("time_to_first_token", 90_000)),
        ("reasoning above output", "CP305", put("reasoning_tokens", 10**6)),
        ("audio above input", "CP305", put("prompt_audio_tokens", 10**6)),
        ("cached above input", "CP305", put("prompt_cache_read_tokens", 10**6)),
        ("cost null", "CP301 CP308", put("cost", None)),
    ),
    (
        ("its cache missed", put("cache_enabled", True)),
        ("a first token", put("time_to_first_token", 300)),
        ("no latency", put("delay_ms", None)),
    ),
    page="data",
)  # fmt: skip

PORTKEY = Shape(
    gateways.portkey,
    (
        ("tokens negative", "CP305", all_of(put("req_units", -4), put("total_units", -4))),
        ("response time negative", "CP306 CP319", put("response_time", -1)),
        ("cost null", "CP301 CP308", put("cost", None)),
        ("keys and values in text", "CP301 CP302",
         lambda r: put("metadata", {"key": ",".join(r["metadata"]["key"]), "value": "x"})(r)),
        ("no success, all else right", OUTCOME, put("is_success", 0)),
        ("counted nothing", "CP305 CP316 CP308",
         all_of(put("req_units", 0), put("res_units", 0), put("total_units", 0))),
        ("a currency sign", "CP302 CP305 CP308", put("cost", "$0.1")),
    ),
    (
        ("one of several targets by weight", all_of(put("mode", "loadbalance"), put("last_used_option_index", 1))),
        ("a key twice, one value", lambda r: (r["metadata"]["key"].append("team_id"), r["metadata"]["value"].append(
            r["metadata"]["value"][r["metadata"]["key"].index("team_id")]))),
        ("in capitals", put("cost_currency", "USD")),
    ),
)  # fmt: skip

CLOUDFLARE = Shape(
    gateways.cloudflare,
    (
        ("success in text", "CP302 CP321 CP305", put("success", "yes")),
        ("duration negative", "CP306 CP319", put("duration", -1)),
        ("counted nothing", "CP305 CP316 CP308", all_of(put("tokens_in", 0), put("tokens_out", 0))),
        ("cost null", "CP301 CP308", put("cost", None)),
        ("metadata a list in text", "CP301 CP302", put("metadata", "[]")),
        ("a number for a team", "CP302", lambda r: put("metadata", json.dumps(
            {**json.loads(r["metadata"]), "team_id": 7}))(r)),
        ("status 0", OUTCOME, put("status_code", 0)),
        ("priced by itself, below nought", "CP305 CP308", all_of(put("custom_cost", True), put("cost", -0.1))),
        ("a price of one's own for nothing", "CP305 CP308 CP316",
         all_of(put("custom_cost", True), put("tokens_in", 0), put("tokens_out", 0))),
    ),
    (
        ("a true in its metadata", lambda r: put("metadata", json.dumps(
            {**json.loads(r["metadata"]), "beta": True}))(r)),
        ("metadata as an object", lambda r: put("metadata", json.loads(r["metadata"]))(r)),
    ),
    page="result",
)  # fmt: skip


ACME = """\
  formats:
    acme-proxy:
      recognise: {all: [call, usage.in]}
      fields:
        record_id: {paths: [call]}
        started_at: {paths: [at.from], time: epoch_milliseconds}
        ended_at: {paths: [at.to], time: epoch_milliseconds}
        input_tokens: {paths: [usage.in]}
        output_tokens: {paths: [usage.out]}
        total_tokens: {paths: [usage.sum]}
        cached_input_tokens: {paths: [usage.hit]}
        model_actual: {paths: [answer.model]}
        cost: {paths: [usage.price], scale: "0.01"}
        api_key_id: {paths: [key]}
        status: {paths: [outcome]}
      input_includes_cached: true
      carriers: {metadata: [labels], headers: [http]}
      status: {success: [ok], other_is: failure}
"""


def acme(call: Call) -> Record:
    return {
        "call": call.name, "at": {"from": int(call.start * 1000), "to": int(call.end * 1000)},
        "usage": {"in": call.input, "out": call.output, "sum": call.total, "hit": call.cached,
                  "price": 100 * cost(call)},
        "answer": {"model": call.actual}, "key": f"{call.tags['team_id']}-prod", "outcome": "ok",
        "labels": dict(call.tags), "http": {"user-agent": "acme/1"},
    }  # fmt: skip


ACME_PROXY = Shape(
    acme,
    (
        ("start in seconds", "CP306", lambda r: put("at/from", r["at"]["from"] // 1000)(r)),
        ("end before start", "CP306", lambda r: put("at/to", r["at"]["from"] - 1)(r)),
        ("counts in text", "CP302 CP305", text("usage/out")),
        ("total is no sum", "CP305", add("usage/sum", 2)),
        ("cached above input", "CP305", put("usage/hit", 10**6)),
        ("in dollars for cents", "CP308", times("usage/price", 0.01)),
        ("team left out", "CP301", drop("labels/team_id")),
        ("team of nobody", "CP304 CP314", put("labels/team_id", "team-ghost")),
        ("a header says another team", "CP302 CP314", put("http/x-team-id", "team-old")),
        ("another team's key", "CP314 CP313", put("key", "team-old-prod")),
        ("failed, and yet counted and priced", f"CP308 {OUTCOME}", put("outcome", "boom")),
        ("labels in text", "CP301 CP302", lambda r: put("labels", json.dumps(r["labels"]))(r)),
        ("model null", "CP301", put("answer/model", None)),
    ),
    (
        ("other members", put("extra", {"usage": {"in": -1}})),
        ("a header in capitals says the same", lambda r: put("http/X-Team-Id", r["labels"]["team_id"])(r)),
    ),
)  # fmt: skip

GATEWAYS: dict[str, Shape] = {
    "kong": KONG, "envoy": ENVOY, "bedrock": BEDROCK, "helicone": HELICONE, "portkey": PORTKEY,
    "cloudflare": CLOUDFLARE, "acme": ACME_PROXY,
}  # fmt: skip
