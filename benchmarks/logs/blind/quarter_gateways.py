"""The thirteenth set's gateways: LiteLLM with what the providers of 2026 count, its table as a sheet, Kong, Envoy, Portkey, Helicone,
Cloudflare and Langfuse, in other editions and stores than the sets before had."""

from __future__ import annotations

import json
from decimal import Decimal

from blind.quarter_base import HEADERS, Ask, Change, costing, price, turn
from blind.quarter_kinds import Case, of_failure
from blind.quarter_providers import (
    CLAUDE,
    GPT,
    Log,
    clock,
    counted,
    gone,
    gzipped,
    in_text,
    named,
    put,
    raised,
    zstandard,
)
from blind.setting import Record
from blind.stores import table

ALL = (*GPT, *CLAUDE, "gemini-2.5-pro")


def usage(ask: Ask) -> Record:
    """As LiteLLM hands on what the provider counted."""
    if ask.seller != "anthropic":
        return counted(ask)
    details = {"cached_tokens": ask.cached, "cache_creation_tokens": ask.written, "text_tokens": ask.input - ask.cached - ask.written, "audio_tokens": None, "image_tokens": None,
               "cache_creation_token_details": {"ephemeral_5m_input_tokens": ask.written - ask.hourly, "ephemeral_1h_input_tokens": ask.hourly}}  # fmt: skip
    return {
        "prompt_tokens": ask.input, "completion_tokens": ask.output, "total_tokens": ask.input + ask.output, "prompt_tokens_details": details,
        "completion_tokens_details": None, "cache_creation_input_tokens": ask.written, "cache_read_input_tokens": ask.cached,
    }  # fmt: skip


def litellm(ask: Ask) -> Record:
    bad = ask.status >= 400
    sent = {
        "llm_provider-request-id": f"req_{ask.name[:20]}",
        "x-litellm-attempted-retries": 0,
        "x-litellm-attempted-fallbacks": 0,
        "x-ratelimit-remaining-tokens": "149984",
    }
    return {
        "id": ask.name if bad else f"chatcmpl-{ask.name}", "trace_id": ask.name[::-1], "litellm_call_id": f"{ask.name[:8]}-{ask.name[8:]}", "call_type": "acompletion", "stream": ask.stream,
        "status": "failure" if bad else "success", "status_fields": {"llm_api_status": "failure" if bad else "success"}, "custom_llm_provider": ask.seller, "saved_cache_cost": 0.0,
        "startTime": ask.start, "endTime": ask.end, "completionStartTime": ask.end, "response_time": round(ask.end - ask.start, 3), "model": f"{ask.seller}/{ask.model}",
        "model_group": ask.asked, "model_id": "6f1a", "api_base": "https://llm.acme.example", "prompt_tokens": ask.input, "completion_tokens": ask.output, "total_tokens": ask.input + ask.output,
        "response_cost": ask.paid, "cost_breakdown": None if bad else {"input_cost": None, "output_cost": None, "total_cost": ask.paid, "tool_usage_cost": 0.0}, "cache_hit": None, "cache_key": None,
        "request_tags": ["User-Agent: acme", "User-Agent: acme/4.2"], "end_user": "", "requester_ip_address": None, "messages": None, "response": None, "error_str": "…" if bad else None,
        "error_information": {"error_code": str(ask.status), "error_class": "RateLimitError", "llm_provider": ask.seller} if bad else None, "model_parameters": {"stream": ask.stream},
        "metadata": {
            "user_api_key_hash": f"{sum(map(ord, str(ask.key))):064x}", "user_api_key_alias": ask.key, "user_api_key_team_id": ask.team, "user_api_key_team_alias": ask.team, "user_api_key_org_id": None,
            "spend_logs_metadata": ask.carried(), "requester_metadata": {}, "requester_custom_headers": {"x-stainless-retry-count": "0"}, "applied_guardrails": [],
            "usage_object": {} if bad else {**usage(ask), **({"service_tier": ask.tier} if ask.tier else {})}, "mcp_tool_call_metadata": None, "vector_store_request_metadata": None,
        },
        "hidden_params": {"litellm_model_name": None if bad else f"{ask.seller}/{ask.model}", "additional_headers": sent, "litellm_overhead_time_ms": 7.5, "batch_models": None},
    }  # fmt: skip


U = "metadata__usage_object__"


def everywhere(**counts: object) -> Change:
    def change(record: Record) -> None:
        record.update(counts)
        record["metadata"]["usage_object"].update(counts)

    return change


def tokenless(kind: str, model: str, cost: float = 0.0) -> Change:
    """A call of the gateway that no token is counted for."""

    def change(record: Record) -> None:
        everywhere(prompt_tokens=0, completion_tokens=0, total_tokens=0)(record)
        record.update(call_type=kind, model=model, model_group=None, response_cost=cost, cost_breakdown=None)
        record["metadata"]["usage_object"].update(prompt_tokens_details=None, completion_tokens_details=None)
        record["metadata"]["spend_logs_metadata"]["wanted"] = model
        record["hidden_params"]["litellm_model_name"] = model

    return change


def sent_again(count: object) -> Change:
    return put(metadata__requester_custom_headers={"x-stainless-retry-count": count})


LONG_ASK = {"input": 240_000, "cached": 0, "output": 900, "reasoning": 300}
OF_LITELLM = (
    Case("flex, at half", "", turn(asked="gpt-5.1", tier="flex", written=0, hourly=0)),
    Case("priority, at twice", "", turn(asked="gpt-5-mini", tier="priority", written=0, hourly=0)),
    Case("written for an hour", "", turn(asked="claude-opus-4-5", input=9000, cached=0, written=4000, hourly=4000, reasoning=0)),
    Case("above 200,000", "", turn(asked="gemini-2.5-pro", written=0, hourly=0, **LONG_ASK)),
    Case("an embedding", "", turn(asked="text-embedding-3-large", output=0, cached=0, written=0, hourly=0, reasoning=0), lambda r: (
        r.update(call_type="aembedding"), r["metadata"]["usage_object"].update(completion_tokens_details=None))),
    Case("a tool was called through it", "", change=tokenless("call_mcp_tool", "MCP: github-search")),
    Case("arrived two seconds before it ended", "", change=lambda r: r.update(ingested_at=clock(r["endTime"] - 0.4, "+00:00", 6))),
    Case("tried again never, in text", "", change=put(hidden_params__additional_headers=lambda h: {**h, "x-litellm-attempted-retries": "0", "x-litellm-max-retries": "3"})),
    Case("no breakdown", "", change=put(cost_breakdown=None)),
    Case("times in ISO with a zone", "", change=lambda r: r.update(startTime=clock(r["startTime"] - 18_000, "-05:00", 6), endTime=clock(r["endTime"] + 3600, "+01:00", 6), completionStartTime=None)),
    Case("standard, paid as flex", "CP308", costing(lambda a: price(a, "flex"), written=0, hourly=0, reasoning=0, asked="gpt-5.1")),
    Case("flex, paid in full", "CP308", costing(lambda a: price(a, ""), tier="flex", written=0, hourly=0, asked="gpt-5.1")),
    Case("priority, paid as standard", "CP308", costing(lambda a: price(a, ""), tier="priority", written=0, hourly=0, asked="gpt-5.1")),
    Case("an hour, paid as five minutes", "CP308", costing(lambda a: price(a, hourly=False), asked="claude-opus-4-5", input=9000, cached=0, written=4000, hourly=4000, reasoning=0)),
    Case("above 200,000, paid as below", "CP308", costing(lambda a: price(a, long=False), asked="gemini-2.5-pro", written=0, hourly=0, **LONG_ASK)),
    Case("paid twice the written", "CP308", costing(lambda a: price(a) + Decimal("0.05"), asked="claude-opus-4-5", input=9000, cached=0, written=4000, hourly=0, reasoning=0)),
    Case("lifetimes are no sum", "CP305", turn(asked="claude-opus-4-5", input=9000, cached=0, written=4000, hourly=0, reasoning=0), put(
        metadata__usage_object__prompt_tokens_details=lambda d: {**d, "cache_creation_token_details": {"ephemeral_5m_input_tokens": 100, "ephemeral_1h_input_tokens": 50}})),
    Case("written and read above the input", "CP305", turn(asked="claude-opus-4-5", input=3000, cached=2000, written=1500, hourly=0, reasoning=0)),
    Case("text above the input", "CP305", turn(asked="claude-haiku-4-5", input=3000, cached=0, written=0, hourly=0, reasoning=0), put(
        metadata__usage_object__prompt_tokens_details=lambda d: {**d, "text_tokens": 4000})),
    Case("metadata a JSON string", "CP300 CP301 CP302", change=put(metadata=json.dumps)),
    Case("tags a JSON string", "CP301 CP302", change=put(metadata__spend_logs_metadata=json.dumps)),
    Case("usage a JSON string", "CP302 CP305 CP316", change=put(metadata__usage_object=json.dumps)),
    Case("tokens null", "CP301 CP302 CP305 CP316", change=everywhere(prompt_tokens=None, completion_tokens=None, total_tokens=None)),
    Case("output null, the total kept", "CP301 CP302 CP305", change=everywhere(completion_tokens=None)),
    Case("total null", "CP305 CP301 CP302", change=everywhere(total_tokens=None)),
    Case("total of another day", "CP305", change=everywhere(total_tokens=13)),
    Case("usage counts less than the top", "CP305", change=raised(U.replace("__", "/") + "completion_tokens", -3)),
    Case("tokens in exponents", "CP305 CP302", change=everywhere(completion_tokens="1e3")),
    Case("tokens with a comma", "CP305 CP302", change=everywhere(prompt_tokens="1,204")),
    Case("tomorrow but one", "CP306", change=lambda r: r.update(startTime=r["startTime"] + 30 * 86_400, endTime=r["endTime"] + 30 * 86_400, completionStartTime=None)),
    Case("in milliseconds", "CP306", change=lambda r: r.update(startTime=int(r["startTime"] * 1000), endTime=int(r["endTime"] * 1000), completionStartTime=None)),
    Case("no zone", "CP306", change=lambda r: r.update(startTime=clock(r["startTime"], ""), endTime=clock(r["endTime"], ""), completionStartTime=None)),
    Case("ends in another zone, an hour before", "CP306", change=lambda r: r.update(startTime=clock(r["startTime"], "+00:00"), endTime=clock(r["endTime"], "+01:00"), completionStartTime=None)),
    Case("day of a sheet", "CP306", change=lambda r: r.update(startTime=46_346.2366, endTime=46_346.2367, completionStartTime=None)),
    Case("minutes of an answer in two seconds", "CP306", change=put(response_time=600.0)),
    Case("the first token before the question", "CP306", change=lambda r: r.update(completionStartTime=r["startTime"] - 40)),
    Case("the first token after the end", "CP306", change=lambda r: r.update(completionStartTime=r["endTime"] + 40)),
    Case("came in an hour before it was asked", "CP306 CP315 CP319", change=lambda r: r.update(ingested_at=clock(r["startTime"] - 3600, "+00:00"))),
    Case("came in two days later", "CP319 CP315", change=lambda r: r.update(ingested_at=clock(r["endTime"] + 2 * 86_400, "+00:00"))),
    Case("held up for two seconds", "CP319", change=put(hidden_params__litellm_overhead_time_ms=2100.0)),
    Case("success, and the provider failed", "CP321 CP311 CP302 CP305 CP316", change=put(error_information={"error_code": "503", "error_class": "ServiceUnavailableError"})),
    Case("two outcomes", "CP321 CP302 CP311", change=put(status_fields={"llm_api_status": "failure"})),
    Case("failed, with an answer's counts and cost", "CP305 CP308 CP311 CP321", change=put(status="failure")),
    Case("its cache answered, and it is paid", "CP308 CP305 CP316", change=put(cache_hit=True)),
    Case("tried again twice by the gateway", "CP311", change=put(hidden_params__additional_headers=lambda h: {**h, "x-litellm-attempted-retries": 2})),
    Case("fell back", "CP311 CP312", change=put(hidden_params__additional_headers=lambda h: {**h, "x-litellm-attempted-fallbacks": 1})),
    Case("asked again by its client", "CP311", change=sent_again("1")),
    Case("asked again, as a number", "CP311", change=sent_again(2)),
    Case("another model than its group", "CP312", turn(asked="gpt-5.1", written=0, hourly=0), lambda r: (r.update(model="openai/gpt-4.1-nano"), r["hidden_params"].update(litellm_model_name="openai/gpt-4.1-nano"))),
    Case("a stream that broke", "CP316", turn(stream=True, asked="gpt-4.1", written=0, hourly=0, cached=0, reasoning=0), lambda r: r["metadata"]["usage_object"].update(prompt_tokens_details=None, completion_tokens_details=None)),
    Case("two carriers, two teams", "CP314", change=lambda r: r["metadata"].update(requester_metadata={"team": "kyc" if r["metadata"]["spend_logs_metadata"]["team"] != "kyc" else "claims"})),
    Case("the key's team is another", "CP314", change=lambda r: r["metadata"].update(user_api_key_team_id="kyc" if r["metadata"]["user_api_key_team_id"] != "kyc" else "claims")),
    Case("the end user as the boundary", "CP309", change=lambda r: (r.update(end_user="user-7781"), r["metadata"]["spend_logs_metadata"].update(reqId="user-7781"))),
    Case("the trace as the boundary", "CP309", change=lambda r: r["metadata"]["spend_logs_metadata"].update(reqId=r["trace_id"])),
)  # fmt: skip


def spend(ask: Ask) -> Record:
    """A row of the table as a notebook writes it to a sheet."""
    metadata = {"user_api_key_alias": ask.key, "user_api_key_team_id": ask.team, "spend_logs_metadata": ask.carried(), "usage_object": usage(ask), "status": "success", "attempted_retries": 0,
                "additional_usage_values": {k: v for k, v in usage(ask).items() if "details" in k}, "cost_breakdown": {"total_cost": ask.paid}}  # fmt: skip
    return {
        "request_id": f"chatcmpl-{ask.name}", "call_type": "acompletion", "api_key": f"{sum(map(ord, str(ask.key))):064x}", "spend": ask.paid, "total_tokens": ask.input + ask.output,
        "prompt_tokens": ask.input, "completion_tokens": ask.output, "startTime": clock(ask.start, "+00:00", 6).replace("T", " "), "endTime": clock(ask.end, "+00:00", 6).replace("T", " "),
        "completionStartTime": clock(ask.end, "+00:00", 6).replace("T", " "), "model": f"{ask.seller}/{ask.model}", "model_id": "6f1a", "model_group": ask.asked, "custom_llm_provider": ask.seller,
        "api_base": "https://llm.acme.example", "user": "", "metadata": json.dumps(metadata), "cache_hit": "", "cache_key": "Cache OFF", "request_tags": "[]", "team_id": ask.team or "", "end_user": "",
        "requester_ip_address": "", "session_id": ask.name, "status": "success", "request_duration_ms": round(1000 * (ask.end - ask.start)), "organization_id": "",
    }  # fmt: skip


OF_SPEND = (
    Case("a cost in exponents", "", turn(asked="gpt-5-mini", input=40, output=3, cached=0, written=0, hourly=0, reasoning=0), put(spend=lambda was: f"{was:.6E}")),
    Case("a cost with a comma", "CP308 CP302 CP305", change=put(spend=lambda was: f"{was:.6f}".replace(".", ","))),
    Case("tokens with a point of thousands", "CP305 CP302", change=put(prompt_tokens=lambda was: f"{was + 1000:,}".replace(",", "."))),
    Case("tokens with noughts before", "CP305 CP302", change=put(completion_tokens=lambda was: f"000{was}")),
    Case("a time of the wall in its country", "CP306", change=put(startTime="20.11.2026 06:40", endTime="20.11.2026 06:41", completionStartTime="")),
    Case("metadata in single quotes", "CP300 CP301 CP302", change=put(metadata=lambda was: str(json.loads(was)))),
    Case("metadata left out", "CP301", change=put(metadata="")),
    Case("metadata that breaks off", "CP300 CP301 CP302", change=put(metadata=lambda was: was[:32_000 // 100])),
    Case("tokens null", "CP301 CP302 CP305 CP316", change=put(prompt_tokens="NULL", completion_tokens="NULL", total_tokens="NULL")),
    Case("total of nothing", "CP305", change=put(total_tokens=0)),
    Case("tags name no team", "CP301", change=in_text("metadata", lambda w: w["spend_logs_metadata"].pop("team"))),
    Case("tried again", "CP311", change=in_text("metadata", lambda w: w.update(attempted_retries=1))),
)  # fmt: skip


def kong(ask: Ask) -> Record:
    spent = round(1000 * (ask.end - ask.start))
    meta = {
        "plugin_id": "b1",
        "provider_name": ask.seller,
        "request_model": ask.asked,
        "response_model": ask.model,
        "request_mode": "stream" if ask.stream else "oneshot",
        "llm_latency": spent,
    }
    return {
        "started_at": round(ask.start * 1000), "client_ip": "10.1.1.1", "upstream_status": str(ask.status), "latencies": {"kong": 4, "proxy": spent, "request": spent + 4, "receive": 1},
        "request": {"id": ask.name[:32], "method": "POST", "uri": "/ai/chat", "size": 812, "headers": {"host": "ai.acme.example", "x-stainless-retry-count": "0", **ask.carried(HEADERS)}},
        "response": {"status": ask.status, "headers": {"x-kong-llm-model": f"{ask.seller}/{ask.asked}"}, "size": 91}, "tries": [{"ip": "10.9.9.9", "port": 443, "balancer_latency": 0}],
        "consumer": {"id": "c1", "username": ask.key}, "service": {"name": "ai"}, "route": {"name": "chat"}, "workspace_name": "default",
        "ai": {"proxy": {"meta": meta, "usage": {**counted(ask), "time_per_token": 12.5, "time_to_first_token": 210, "cost": ask.paid}, "cache": {"cache_status": "Bypass"}}},
    }  # fmt: skip


OF_KONG = (
    Case("nobody was asked for who", "CP301 CP313", turn(tags={}, key=None), put(consumer=None)),
    Case("a stream that counts nothing", "CP316 CP301 CP305", turn(stream=True), lambda r: r["ai"]["proxy"].update(usage={"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0, "cost": 0})),
    Case("a header twice", "CP302", change=lambda r: r["request"]["headers"].update({"x-acme-team": ["claims", "kyc"]})),
    Case("a header of two", "CP302 CP304 CP314", change=lambda r: r["request"]["headers"].update({"x-acme-team": "claims, kyc"})),
    Case("started in seconds", "CP306", change=put(started_at=lambda was: was // 1000)),
    Case("two tries of the balancer", "CP311", change=put(tries=[{"ip": "10.9.9.9", "state": "failed", "code": 502}, {"ip": "10.9.9.8"}])),
    Case("the upstream failed first", "CP311 CP321", change=put(upstream_status="502, 200")),
    Case("asked again by its client", "CP311", change=lambda r: r["request"]["headers"].update({"x-stainless-retry-count": "1"})),
    Case("headers in mixed case", "", change=put(request__headers=lambda h: {k.title(): v for k, v in h.items()})),
    Case("the cache missed", "", change=put(ai__proxy__cache={"cache_status": "Miss", "fetch_latency": 12})),
    Case("the cache answered, and it is paid", "CP308 CP305 CP316", change=put(ai__proxy__cache={"cache_status": "Hit"})),
    Case("total of another request", "CP305", change=put(ai__proxy__usage__total_tokens=3)),
    Case("no model answered", "CP301 CP302 CP303", change=gone("ai/proxy/meta/response_model")),
)  # fmt: skip


def envoy(ask: Ask) -> Record:
    return {
        "start_time": clock(ask.start), "method": "POST", "x-envoy-origin-path": "/v1/chat/completions", "response_code": ask.status, "response_flags": "-", "duration": round(1000 * (ask.end - ask.start)),
        "x-request-id": f"{ask.name[:8]}-{ask.name[8:]}", "x-envoy-attempt-count": "1", "upstream_host": "203.0.113.9:443", "upstream_cluster": "httproute/ai/llm/rule/1", "connection_termination_details": None,
        "gen_ai.request.model": ask.asked, "gen_ai.response.model": ask.model, "gen_ai.provider.name": f"ai/{ask.seller}", "gen_ai.usage.input_tokens": ask.input, "session.id": None,
        "gen_ai.usage.cached_input_tokens": ask.cached, "gen_ai.usage.output_tokens": ask.output, "gen_ai.usage.total_tokens": ask.input + ask.output, **ask.carried(HEADERS),
    }  # fmt: skip


OF_ENVOY = (
    Case("nothing said where a dash stands", "", change=lambda r: r.update({"x-acme-experiment": "-"})),
    Case("a dash for the team", "CP301 CP303 CP302", change=lambda r: r.update({"x-acme-team": "-"})),
    Case("three tries of the proxy", "CP311", change=lambda r: r.update({"x-envoy-attempt-count": "3"})),
    Case("the caller was gone", "CP321 CP311 CP316 CP301 CP305", change=lambda r: r.update({"response_code": 0, "response_flags": "DC", "gen_ai.usage.output_tokens": None, "gen_ai.usage.total_tokens": None})),
    Case("the upstream was reset", "CP311 CP321", change=lambda r: r.update({"response_code": 503, "response_flags": "UC,URX"})),
    Case("its session as the boundary", "CP309", change=lambda r: r.update({"session.id": r["x-acme-reqid"]})),
    Case("counts in text", "CP305 CP302", change=lambda r: r.update({"gen_ai.usage.input_tokens": str(r["gen_ai.usage.input_tokens"])})),
    Case("cached above the input", "CP305", change=lambda r: r.update({"gen_ai.usage.cached_input_tokens": r["gen_ai.usage.input_tokens"] + 1})),
    Case("another model answered", "CP312", change=lambda r: r.update({"gen_ai.response.model": "claude-haiku-4-5-20251001"})),
)  # fmt: skip


def portkey(ask: Ask) -> Record:
    tags = ask.carried()
    return {
        "id": ask.name, "trace_id": f"tr-{ask.name[:12]}", "span_id": ask.name[12:24], "parent_span_id": None, "span_name": "llm", "created_at": clock(ask.start, "+00:00"), "ai_org": ask.seller,
        "ai_model": ask.model, "cost": float(Decimal(str(ask.paid)) * 100), "cost_currency": "USD", "req_units": ask.input, "res_units": ask.output, "total_units": ask.input + ask.output,
        "response_time": round(1000 * (ask.end - ask.start)), "response_status_code": ask.status, "is_success": ask.status < 400, "mode": "single", "cache_status": "MISS", "retry_success_count": 0,
        "last_used_option_index": 0, "api_key_id": ask.key, "virtual_key": None, "prompt_slug": None, "metadata": {"key": [*tags, "_user"], "value": [*tags.values(), "svc"]}, "request": {"body": {"model": ask.asked}},
    }  # fmt: skip


OF_PORTKEY = (
    Case("a name without a value", "CP300 CP301 CP302", change=put(metadata=lambda m: {**m, "value": m["value"][1:]})),
    Case("metadata as an object", "", change=put(metadata=lambda m: dict(zip(m["key"], m["value"], strict=True)))),
    Case("cost in dollars", "CP308", change=put(cost=lambda was: was / 100)),
    Case("cost in euro", "CP308", change=put(cost_currency="EUR")),
    Case("a fallback's second", "CP311 CP312", change=put(mode="fallback", last_used_option_index=1)),
    Case("a balancer's second", "", change=put(mode="loadbalance", last_used_option_index=1)),
    Case("tried again, then answered", "CP311", change=put(retry_success_count=1)),
    Case("no success, and its status is good", "CP321 CP302 CP311 CP305", change=put(is_success=False)),
    Case("units are no sum", "CP305", change=put(total_units=lambda was: was + 2)),
    Case("the trace as the boundary", "CP309", change=lambda r: r.update(trace_id=r["metadata"]["value"][0])),
)  # fmt: skip


def helicone(ask: Ask) -> Record:
    return {
        "response_id": ask.name[::-1], "request_id": f"{ask.name[:8]}-{ask.name[8:12]}-4{ask.name[12:15]}-9{ask.name[15:18]}-{ask.name[:12]}", "request_created_at": clock(ask.start),
        "response_created_at": clock(ask.end), "response_status": ask.status, "request_model": ask.asked, "model_override": None, "response_model": ask.model, "provider": ask.seller.upper(),
        "prompt_tokens": ask.input, "completion_tokens": ask.output, "total_tokens": ask.input + ask.output, "prompt_cache_read_tokens": ask.cached, "prompt_cache_write_tokens": ask.written,
        "prompt_audio_tokens": 0, "completion_audio_tokens": 0, "reasoning_tokens": ask.reasoning, "cost": ask.paid, "delay_ms": round(1000 * (ask.end - ask.start)), "time_to_first_token": 120,
        "request_properties": ask.carried(), "helicone_user": None, "cache_enabled": False, "cache_reference_id": "00000000-0000-0000-0000-000000000000", "session_id": None, "scores": {}, "assets": [],
    }  # fmt: skip


OF_HELICONE = (
    Case("properties null", "CP301", change=put(request_properties=None)),
    Case("answered before it was asked", "CP306", change=lambda r: r.update(response_created_at=clock(0, "Z").replace("1970-01-01", r["request_created_at"][:10]))),
    Case("cached above the input", "CP305", change=put(prompt_cache_read_tokens=10**6)),
    Case("status of its own", "CP302 CP311 CP321", change=put(response_status=-3)),
    Case("gone before it was answered", "CP321 CP311 CP316 CP302 CP301", change=put(response_status=None, completion_tokens=None, total_tokens=None, response_created_at=None)),
    Case("another model answered", "CP312", change=put(response_model="o3-2025-04-16")),
)  # fmt: skip

FEW = ("request_id", "team_id", "cost_center", "service_endpoint", "price_card_version")


def cloudflare(ask: Ask) -> Record:
    tags = {
        name: value
        for name, value in ask.carried().items()
        if name in ("reqId", "team", "costCenter", "svc", "priceCard") or "acme" in name
    }
    return {
        "id": f"01KB{ask.name[:22].upper()}", "created_at": clock(ask.start), "provider": ask.seller, "model": ask.model, "model_type": "", "path": "v1/chat/completions", "duration": round(1000 * (ask.end - ask.start)),
        "request_type": "", "request_content_type": "application/json", "status_code": ask.status, "response_content_type": "application/json", "success": ask.status < 400, "cached": False,
        "tokens_in": ask.input, "tokens_out": ask.output, "cost": ask.paid, "custom_cost": False, "step": 0, "metadata": json.dumps(tags), "wholesale": False, "authentication": True, "event_id": "e1",
    }  # fmt: skip


OF_CLOUDFLARE = (
    Case("its cache answered for nothing", "", change=put(cached=True, cost=0)),
    Case("its cache answered, and it is paid", "CP308 CP305 CP316", change=put(cached=True)),
    Case("the second step", "CP311 CP312", change=put(step=1)),
    Case("metadata that breaks off", "CP300 CP301 CP302", change=put(metadata=lambda was: was[:-9])),
    Case("metadata null", "CP301", change=put(metadata=None)),
    Case("good, and its code is not", "CP321 CP302 CP311 CP305", change=put(status_code=500)),
    Case("tokens in text", "CP305 CP302", change=put(tokens_in=str)),
)  # fmt: skip


def langfuse(ask: Ask) -> Record:
    counts = {
        "input": ask.input - ask.cached,
        "input_cached_tokens": ask.cached,
        "output": ask.output - ask.reasoning,
        "output_reasoning_tokens": ask.reasoning,
        "total": ask.input + ask.output,
    }
    return {
        "id": ask.name[:16], "trace_id": ask.name, "type": "GENERATION", "name": "answer", "environment": ask.tags.get("environment", "default"), "start_time": clock(ask.start, "", 6).replace("T", " "),
        "end_time": clock(ask.end, "", 6).replace("T", " "), "completion_start_time": None, "parent_observation_id": ask.name[16:], "level": "DEFAULT", "status_message": "", "version": "4.2", "user_id": "",
        "session_id": "", "tags": "[]", "provided_model_name": ask.model, "model_id": "cmx", "usage_details": json.dumps(counts), "cost_details": json.dumps({"total": ask.paid}), "total_cost": ask.paid,
        "metadata": json.dumps(ask.carried()), "usage_pricing_tier_id": None, "usage_pricing_tier_name": "Standard", "latency": round(ask.end - ask.start, 3), "time_to_first_token": None,
    }  # fmt: skip


OF_LANGFUSE = (
    Case("total is no sum", "CP305", change=in_text("usage_details", put(total=lambda was: was + 12))),
    Case("no counts", "CP301 CP316 CP305", change=put(usage_details="{}")),
    Case("it failed, and no gateway says so", "", of_failure(500), put(level="ERROR", status_message="500")),
    Case("another environment than its tag", "CP314 CP321 CP320", change=put(environment="staging")),
    Case("two costs", "CP308", change=in_text("cost_details", put(total=lambda was: was * 3))),
    Case("five minutes in three seconds", "CP306", change=put(latency=300)),
    Case("metadata of a text", "CP301 CP302 CP300", change=put(metadata='"none"')),
    Case("a session of its own", "", change=put(session_id="s-9")),
    Case("the session as the boundary", "CP309", change=lambda r: r.update(session_id=json.loads(r["metadata"])["reqId"])),
    Case("ends before it starts", "CP306", change=lambda r: r.update(start_time=r["end_time"], end_time=r["start_time"], latency=None)),
)  # fmt: skip


def sheet(records: list[Record]) -> bytes:
    return b"\xef\xbb\xbf" + table(records, ";").encode()


def listed(records: list[Record]) -> bytes:
    return json.dumps(records, ensure_ascii=False).encode()


LOGS = (
    Log("gw/env=prod/day=20/litellm-0001.jsonl.zst", litellm, named("id"), "txkmzhc", ALL, OF_LITELLM, zstandard, more="logs: {latency: {overhead: 500ms, capture: 1d}}\n"),
    Log("finance/spend logs (2).csv", spend, named("request_id"), "txkmzc", GPT, OF_SPEND, sheet),
    Log("kong/access.log.1.gz", kong, named("request/id"), "khmc", GPT, OF_KONG, gzipped),
    Log("envoy/ai-7c9d.log", envoy, named("x-request-id"), "hc", GPT, OF_ENVOY),
    Log("portkey.jsonl.gz", portkey, named("id"), "txkhmz", GPT, OF_PORTKEY, gzipped),
    Log("helicone.json", helicone, named("request_id"), "txhmzc", GPT, OF_HELICONE, listed),
    Log("cf/20261120T05.log.gz", cloudflare, named("id"), "thmz", GPT, OF_CLOUDFLARE, gzipped, FEW),
    Log("langfuse/observations_v2/2026-11-20.csv", langfuse, named("id"), "txmzc", GPT, OF_LANGFUSE, lambda records: table(records).encode(), more=""),
)  # fmt: skip
