"""The fourth set's gateways: their logs in the shapes of their documentation that the sets before do not have, with an
auditor's defects and lookalikes of each.

Shapes: Kong's sample of a logged AI request (developer.konghq.com, HTTP Log), Helicone's and Cloudflare's answers of
their APIs (pages), Portkey's export (cost in cents), Bedrock's inference profiles.
"""

from __future__ import annotations

import json

from blind.audited_shape import Shape, Spoil, add, all_of, drop, put, times
from blind.gateway_shapes import Call, cost, headers
from blind.setting import Record, utc

# -- Kong


def kong(call: Call) -> Record:
    return {
        "workspace": "b4a1e9a2-6b4a-4e91-9c2e-3b6a9d8f1c72", "workspace_name": "default", "source": "upstream",
        "upstream_uri": "/v1/chat/completions", "upstream_status": "200", "client_ip": "10.2.0.9",
        "started_at": int(call.start * 1000),
        "tries": [{"ip": "162.159.140.245", "port": 443, "hostname": "api.openai.com", "balancer_latency": 0,
                   "balancer_latency_ns": 37_000, "balancer_start": int(call.start * 1000) + 3, "keepalive": True}],
        "request": {"id": call.name, "uri": "/ai", "url": "https://gw:8443/ai", "method": "POST", "size": 323,
                    "querystring": {}, "headers": {"host": "gw", "content-type": "application/json", **headers(call)}},
        "response": {"status": 200, "size": 1012, "headers": {"x-kong-llm-model": f"openai/{call.actual}"}},
        "latencies": {"request": 1500, "kong": 6, "proxy": 1490, "receive": 4},
        "route": {"id": "r-1", "name": "ai", "paths": ["/ai"]}, "service": {"id": "s-1", "name": "llm"},
        "consumer": {"id": "c-1", "username": f"{call.tags['team_id']}-prod", "custom_id": None},
        "ai": {"proxy": {
            "payload": {}, "tried_targets": [],
            "meta": {"plugin_id": "p-1", "provider_name": "openai", "request_model": call.requested,
                     "response_model": call.actual, "llm_latency": 1480, "request_mode": "oneshot"},
            "usage": {"prompt_tokens": call.input, "completion_tokens": call.output, "total_tokens": call.total,
                      "time_per_token": 4.2, "time_to_first_token": 900, "cost": cost(call),
                      "prompt_tokens_details": {"cached_tokens": call.cached, "audio_tokens": 0},
                      "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0}},
        }},
    }  # fmt: skip


U = "ai/proxy/usage"
KONG = Shape(
    kong,
    (
        ("the upstream answered, the caller got an error", "CP311 CP316 CP305 CP321",
         all_of(put("response/status", 502))),
        ("a second try after a timeout", "CP311",
         lambda r: r["tries"].insert(0, {**r["tries"][0], "state": "failed", "code": 504})),
        ("cost of another price", "CP308", times(f"{U}/cost", 3)),
        ("cost below nought", "CP308 CP305", put(f"{U}/cost", -1)),
        ("total without output", "CP305",
         lambda r: put(f"{U}/total_tokens", r["ai"]["proxy"]["usage"]["prompt_tokens"])(r)),
        ("usage left out", "CP301 CP305 CP316", drop(U)),
        ("tokens a fraction", "CP305 CP302", add(f"{U}/prompt_tokens", 0.5)),
        ("cached above input", "CP305", put(f"{U}/prompt_tokens_details/cached_tokens", 10**6)),
        ("no consumer and no tags", "CP301 CP313", lambda r: (r.pop("consumer"), r["request"].update(headers={}))),
        ("another team's consumer", "CP314 CP313", lambda r: put("consumer/username", "team-checkout-prod"
            if r["request"]["headers"]["x-team-id"] != "team-checkout" else "team-search-prod")(r)),
        ("start in seconds", "CP306", lambda r: put("started_at", r["started_at"] / 1000)(r)),
        ("start nought", "CP306", put("started_at", 0)),
        ("status nought", "CP321 CP311 CP305 CP302", put("response/status", 0)),
        ("card header empty", "CP301 CP303", put("request/headers/x-price-card-version", "")),
    ),
    (
        ("cost is not configured", put(f"{U}/cost", 0)),
        ("a stream", put("ai/proxy/meta/request_mode", "stream")),
        ("no details before 3.11", all_of(drop(f"{U}/prompt_tokens_details", f"{U}/completion_tokens_details"),
                                          put(f"{U}/cost", 0))),
        ("Kong's own reply to a wrong path", lambda r: (r.pop("ai"), r.pop("tries"), r["request"].update(headers={}),
                                                        r["response"].update(status=404), r.pop("consumer"))),
    ),
)  # fmt: skip

# -- Envoy


def envoy(call: Call) -> Record:
    return {
        "start_time": utc(call.start)[:23] + "Z", "method": "POST", "x-envoy-origin-path": "/v1/chat/completions",
        "protocol": "HTTP/2", "response_code": 200, "response_flags": "-", "response_code_details": "via_upstream",
        "connection_termination_details": None, "upstream_transport_failure_reason": None, "bytes_received": 410,
        "bytes_sent": 911, "duration": 1500, "upstream_request_attempt_count": 1, "x-forwarded-for": "10.2.0.9",
        "user-agent": "-", "x-request-id": call.name, ":authority": "gw", "upstream_host": "162.159.140.245:443",
        "upstream_cluster": "httproute/ai/llm/rule/0", "route_name": "httproute/ai/llm/rule/0/match/0/*",
        "gen_ai.request.model": call.requested, "gen_ai.request.model_override": None,
        "gen_ai.response.model": call.actual, "gen_ai.provider.name": "ai/openai/route/llm/rule/0/ref/0",
        "gen_ai.usage.input_tokens": call.input, "gen_ai.usage.cached_input_tokens": call.cached,
        "gen_ai.usage.cache_creation_input_tokens": 0, "gen_ai.usage.output_tokens": call.output,
        "gen_ai.usage.total_tokens": call.total, "session.id": None, **headers(call),
    }  # fmt: skip


G = "gen_ai.usage."
NO_USAGE = drop(*(f"{G}{name}_tokens" for name in ("input", "cached_input", "cache_creation_input", "output", "total")))
ENVOY = Shape(
    envoy,
    (
        ("tried three times", "CP311", put("upstream_request_attempt_count", 3)),
        ("cut off in the middle of the answer", "CP311 CP316 CP301 CP305",
         all_of(put("response_flags", "UC"), put(f"{G}output_tokens", None), put(f"{G}total_tokens", None))),
        ("timed out upstream", "CP311",
         all_of(NO_USAGE, put("response_code", 504), put("response_flags", "UT"), put("gen_ai.response.model", None))),
        ("cached above input", "CP305", lambda r: put(f"{G}cached_input_tokens", r[f"{G}input_tokens"] + 1)(r)),
        ("cache written above input", "CP305",
         lambda r: put(f"{G}cache_creation_input_tokens", r[f"{G}input_tokens"] + 1)(r)),
        ("answered, and nothing counted", "CP301 CP305 CP316", NO_USAGE),
        ("a 200 in text that is none", "CP302 CP321 CP305", put("response_code", "OK")),
        ("id a dash", "CP301 CP303 CP302 CP310", put("x-request-id", "-")),
        ("team a template", "CP303 CP304 CP302", put("x-team-id", "%REQ(X-TEAM-ID)%")),
        ("environment empty", "CP301 CP302 CP303", put("x-environment", "")),
        ("start with a comma", "CP306", lambda r: put("start_time", r["start_time"].replace(".", ","))(r)),
    ),
    (
        ("a list of models", all_of(NO_USAGE, put("method", "GET"), put("x-envoy-origin-path", "/v1/models"),
                                    put("gen_ai.request.model", None), put("gen_ai.response.model", None))),
        ("a model override", put("gen_ai.request.model_override", "gpt-4o-mini")),
        ("the caller's program", put("user-agent", "curl/8")),
    ),
)  # fmt: skip

# -- Bedrock

HAIKU = "anthropic.claude-3-5-haiku-20241022-v1:0"
ARN = "arn:aws:bedrock:eu-central-1:111122223333:"


def bedrock(call: Call) -> Record:
    return {
        "timestamp": utc(call.start, "%Y-%m-%dT%H:%M:%SZ"), "accountId": "111122223333", "region": "eu-central-1",
        "requestId": call.name, "operation": "InvokeModelWithResponseStream", "inferenceRegion": "eu-west-3",
        "modelId": f"{ARN}inference-profile/eu.{HAIKU}", "requestMetadata": dict(call.tags),
        "identity": {"arn": "arn:aws:sts::111122223333:assumed-role/llm-gateway/pod"},
        "input": {"inputContentType": "application/json", "inputTokenCount": call.input,
                  "cacheReadInputTokenCount": call.cached, "cacheWriteInputTokenCount": 0,
                  "inputBodyS3Path": "s3://logs/in.json.gz"},
        "output": {"outputContentType": "application/json", "outputTokenCount": call.output,
                   "outputBodyS3Path": "s3://logs/out.json.gz"},
        "schemaType": "ModelInvocationLog", "schemaVersion": "1.0",
    }  # fmt: skip


BEDROCK = Shape(
    bedrock,
    (
        ("failed, and yet counted", "CP305 CP311 CP316 CP321", put("errorCode", "ModelStreamErrorException")),
        ("output null", "CP301 CP305 CP316", put("output/outputTokenCount", None)),
        ("output left out", "CP301 CP305 CP316", drop("output")),
        ("input a fraction", "CP305 CP302", add("input/inputTokenCount", 0.25)),
        ("cache write negative", "CP305", put("input/cacheWriteInputTokenCount", -3)),
        ("metadata a list", "CP301 CP302", put("requestMetadata", [])),
        ("team a placeholder", "CP303", put("requestMetadata/team_id", "TBD")),
        ("time in milliseconds", "CP306", lambda r: put("timestamp", 1794290400000)(r)),
        ("time without zone", "CP306", lambda r: put("timestamp", r["timestamp"].rstrip("Z"))(r)),
        ("model empty", "CP301 CP303", put("modelId", "")),
    ),
    (
        ("more read from the cache than sent anew", lambda r: put("input/cacheReadInputTokenCount",
                                                                   r["input"]["inputTokenCount"] * 30)(r)),
        ("bodies inline", put("input/inputBodyJson", {"messages": [{"role": "user"}], "team_id": "no"})),
    ),
)  # fmt: skip

# -- Helicone: a page of its API


def helicone(call: Call) -> Record:
    return {
        "request_id": call.name, "response_id": f"resp-{call.name}", "request_created_at": utc(call.start)[:23] + "Z",
        "response_created_at": utc(call.end)[:23] + "Z", "response_body": {}, "request_body": {},
        "request_path": "https://oai.helicone.ai/v1/chat/completions", "response_status": 200,
        "request_user_id": None, "request_properties": dict(call.tags), "request_model": call.requested,
        "response_model": call.actual, "model_override": None, "helicone_user": None, "provider": "OPENAI",
        "delay_ms": 1500, "time_to_first_token": None, "total_tokens": call.total, "prompt_tokens": call.input,
        "prompt_cache_write_tokens": 0, "prompt_cache_read_tokens": call.cached, "completion_tokens": call.output,
        "reasoning_tokens": 0, "prompt_audio_tokens": 0, "completion_audio_tokens": 0, "cost": cost(call),
        "request_feedback": None, "signed_body_url": "https://s3/x", "country_code": "DE", "asset_ids": None,
        "scores": None, "properties": dict(call.tags), "assets": [], "target_url": "https://api.openai.com/v1",
        "model": call.actual, "cache_reference_id": None, "cache_enabled": False,
    }  # fmt: skip


HELICONE = Shape(
    helicone,
    (
        ("never answered", "CP321 CP316 CP311 CP301 CP305 CP302",
         all_of(put("response_status", -2), put("response_id", None), put("response_created_at", None),
                put("response_model", None), put("prompt_tokens", None), put("completion_tokens", None),
                put("total_tokens", None), put("model", None))),
        ("answered before it was asked", "CP306",
         lambda r: r.update(response_created_at=r["request_created_at"], request_created_at=r["response_created_at"])),
        ("tokens a fraction", "CP305 CP302", add("prompt_tokens", 0.5)),
        ("total below nought", "CP305", put("total_tokens", -1)),
        ("cost of another price", "CP308", times("cost", 12)),
        ("failed, and yet counted and priced", "CP305 CP308 CP311 CP316 CP321", put("response_status", 500)),
        ("properties null", "CP301", all_of(put("request_properties", None), put("properties", None))),
        ("team null", "CP301 CP302", all_of(put("request_properties/team_id", None), put("properties/team_id", None))),
        ("no zone", "CP306", lambda r: put("request_created_at", r["request_created_at"].rstrip("Z"))(r)),
        ("another model answered", "CP312 CP308", all_of(put("request_model", "gpt-4o-mini"),
            put("response_model", "gpt-4o-2024-08-06"), put("model", "gpt-4o-2024-08-06"))),
    ),
    (
        ("an offset for Z", lambda r: put("request_created_at", r["request_created_at"].replace("Z", "+00:00"))(r)),
        ("a user", put("helicone_user", "u-1")),
    ),
    page="data",
)  # fmt: skip

# -- Portkey: an export


def portkey(call: Call) -> Record:
    return {
        "id": call.name, "created_at": utc(call.start)[:23] + "Z", "is_success": 1, "ai_org": "openai",
        "ai_model": call.actual, "req_units": call.input, "res_units": call.output, "total_units": call.total,
        "cost": 100 * cost(call), "cost_currency": "USD", "request_url": "https://api.openai.com/v1/chat/completions",
        "request_method": "POST", "response_status_code": 200, "response_time": 1500, "cache_status": "MISS",
        "cache_type": "", "stream_mode": "FALSE", "retry_success_count": 0, "trace_id": f"t-{call.name}",
        "mode": "single", "virtual_key": "openai-prod", "last_used_option_index": 0, "config_id": "pc-1",
        "prompt_slug": None, "metadata": {"key": list(call.tags), "value": list(call.tags.values())},
    }  # fmt: skip


def _pair(name: str, value: object) -> Spoil:
    def change(record: Record) -> None:
        record["metadata"]["value"][record["metadata"]["key"].index(name)] = value

    return change


PORTKEY = Shape(
    portkey,
    (
        ("a value lost, the others one place on", "CP301 CP302 CP304 CP303", lambda r: r["metadata"]["value"].pop(1)),
        ("a key twice, differently", "CP302 CP304 CP314 CP300",
         lambda r: (r["metadata"]["key"].append("team_id"), r["metadata"]["value"].append("team-elsewhere"))),
        ("in another currency", "CP308", put("cost_currency", "EUR")),
        ("in dollars for cents", "CP308", times("cost", 0.01)),
        ("tried again twice", "CP311", put("retry_success_count", 2)),
        ("the second of its targets", "CP311 CP312", put("last_used_option_index", 1)),
        ("answered by the cache, and priced", "CP308 CP305 CP316", put("cache_status", "HIT")),
        ("a success that is none", "CP302 CP305 CP311 CP316 CP321", put("response_status_code", 503)),
        ("total is no sum", "CP305", add("total_units", -1)),
        ("team null", "CP301 CP302", _pair("team_id", None)),
        ("environment unknown", "CP302 CP303", _pair("environment", "dev")),
        ("metadata null", "CP301", put("metadata", None)),
        ("the time of the East", "CP306", lambda r: put("created_at", "Tue Nov 10 2026 06:03:00 GMT+0800 (CST)")(r)),
    ),
    (
        ("answered by the cache, at no cost", all_of(put("cache_status", "SEMANTIC HIT"), put("cost", 0))),
        ("a stream", put("stream_mode", "TRUE")),
        ("other pairs", lambda r: (r["metadata"]["key"].append("_user"), r["metadata"]["value"].append("u"))),
    ),
)  # fmt: skip

# -- Cloudflare: a page of its API


def cloudflare(call: Call) -> Record:
    return {
        "id": call.name, "created_at": utc(call.start, "%Y-%m-%d %H:%M:%S") + "Z", "provider": "openai",
        "model": call.actual, "model_type": "text-generation", "path": "chat/completions", "duration": 1500,
        "request_type": "", "request_content_type": "application/json", "response_content_type": "application/json",
        "success": True, "cached": False, "status_code": 200, "step": 0, "tokens_in": call.input,
        "tokens_out": call.output, "cost": cost(call), "custom_cost": False, "metadata": json.dumps(call.tags),
    }  # fmt: skip


def _five(record: Record) -> None:
    """More than five entries are not kept."""
    record["metadata"] = json.dumps(dict(list(json.loads(record["metadata"]).items())[:5]))


CLOUDFLARE = Shape(
    cloudflare,
    (
        ("all but five tags lost", "CP301", _five),
        ("answered by the cache, and priced", "CP308 CP305 CP316", put("cached", True)),
        ("no success, and yet 200", "CP302 CP305 CP311 CP316 CP321", put("success", False)),
        ("the second step, the first in no record", "CP311 CP312", put("step", 1)),
        ("cost of another price", "CP308", times("cost", 0.5)),
        ("cost negative", "CP305 CP308", times("cost", -1)),
        ("tokens null", "CP301 CP305 CP316", put("tokens_in", None)),
        ("metadata cut off", "CP301 CP302 CP300", lambda r: put("metadata", r["metadata"][:50])(r)),
        ("metadata null", "CP301", put("metadata", None)),
        ("model empty", "CP301 CP303", put("model", "")),
    ),
    (
        ("answered by the cache, at no cost", all_of(put("cached", True), put("cost", 0))),
        ("an offset", lambda r: put("created_at", r["created_at"].replace("Z", "+00:00"))(r)),
        ("a price of one's own", all_of(put("custom_cost", True), times("cost", 2))),
    ),
    page="result",
)  # fmt: skip
