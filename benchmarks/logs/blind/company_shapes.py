"""How each of the eighth set's gateways and tracers writes an event down, by its vendor's documentation."""

from __future__ import annotations

import json
from collections.abc import Callable

from blind.company_base import Event
from blind.setting import Record, utc

Write = Callable[[Event], Record]


def ms(at: float) -> str:
    return utc(at)[:23]


def headers(event: Event) -> Record:
    return {f"x-acme-{name}": value for name, value in event.tags.items()}


def litellm(event: Event) -> Record:
    usage = None
    if event.status < 400:
        usage = {"prompt_tokens": event.input, "completion_tokens": event.output, "total_tokens": event.whole,
                 "prompt_tokens_details": {"cached_tokens": event.cached, "audio_tokens": 0},
                 "completion_tokens_details": {"reasoning_tokens": event.reasoning, "audio_tokens": 0}}  # fmt: skip
    failed = event.status >= 400
    return {
        "id": f"chatcmpl-{event.name}", "trace_id": f"t-{event.name[:16]}", "litellm_call_id": f"lc-{event.name}",
        "session_id": event.session or "", "call_type": "acompletion", "cache_hit": None, "stream": event.stream or None,
        "status": "failure" if failed else "success", "custom_llm_provider": event.seller, "startTime": event.start,
        "endTime": event.end, "completionStartTime": event.end, "response_time": round(event.end - event.start, 3),
        "model": f"{event.seller}/{event.model}", "model_group": event.asked, "model_id": "d-1", "api_base": "https://api",
        "prompt_tokens": event.input, "completion_tokens": event.output, "total_tokens": event.whole,
        "response_cost": event.paid, "saved_cache_cost": 0.0, "request_tags": ["User-Agent: openai-python"], "end_user": "",
        "requester_ip_address": "10.0.4.2",
        "metadata": {
            "user_api_key_hash": f"{sum(map(ord, event.key)):064x}", "user_api_key_alias": event.key,
            "user_api_key_team_id": event.service.split("/")[0], "user_api_key_org_id": "acme",
            "user_api_key_user_id": "svc", "spend_logs_metadata": None, "requester_metadata": dict(event.tags),
            "usage_object": usage,
        },
        "hidden_params": {
            "model_id": "d-1", "litellm_model_name": f"{event.seller}/{event.model}", "response_cost": event.paid,
            "litellm_overhead_time_ms": 4.2,
            "additional_headers": {"llm_provider-x-request-id": f"req_{event.name[::-1]}",
                                   "x-litellm-attempted-retries": 0, "x-litellm-attempted-fallbacks": 0},
        },
        "error_str": event.error, "error_code": str(event.status) if failed else None,
        "error_information": {"error_code": str(event.status), "error_class": "RateLimitError"} if failed else None,
        "model_parameters": {}, "messages": "redacted", "response": {},
    }  # fmt: skip


def kong(event: Event) -> Record:
    """Kong 3.11 and later, with the plugins' members beside each other."""
    usage = {} if event.status >= 400 else {
        "prompt_tokens": event.input, "completion_tokens": event.output, "total_tokens": event.whole, "cost": event.paid,
        "time_per_token": 8.1, "time_to_first_token": 410,
        "prompt_tokens_details": {"cached_tokens": event.cached, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": event.reasoning},
    }  # fmt: skip
    meta = {"plugin_id": "9d2c", "provider_name": event.seller, "request_model": event.asked,
            "llm_latency": int(1000 * (event.end - event.start)), "request_mode": "stream" if event.stream else "oneshot"}  # fmt: skip
    if event.status < 400:
        meta["response_model"] = event.model
    return {
        "client_ip": "10.1.0.7", "started_at": int(event.start * 1000), "upstream_uri": "/v1/chat/completions",
        "upstream_status": str(event.status), "workspace": "w-1", "workspace_name": "ai", "source": "upstream",
        "latencies": {"request": int(1000 * (event.end - event.start)), "kong": 7,
                      "proxy": int(1000 * (event.end - event.start)) - 7, "receive": 0},
        "request": {"id": event.name, "method": "POST", "uri": "/llm/chat", "url": "https://ai.acme.example/llm/chat",
                    "size": 912, "headers": {"host": "ai.acme.example", "user-agent": "acme/1", **headers(event)}},
        "response": {"status": event.status, "size": 1330, "headers": {"content-type": "application/json"}},
        "consumer": {"id": "7f", "username": event.key, "tags": []},
        "route": {"id": "r", "name": "chat"}, "service": {"id": "s", "name": "llm", "host": "localhost"},
        "ai": {"proxy": {"usage": usage, "meta": meta, "cache": {}},
               "sanitizer": {"pii_identified": 0, "pii_anonymized": 0, "duration": 12}},
    }  # fmt: skip


def envoy(event: Event) -> Record:
    got = event.status < 400
    return {
        "start_time": ms(event.start) + "Z", "method": "POST", "x-envoy-origin-path": "/v1/chat/completions",
        "protocol": "HTTP/2", "response_code": event.status, "response_flags": "-", "duration": int(1000 * (event.end - event.start)),
        "bytes_received": 800, "bytes_sent": 2301, "user-agent": "acme/1", "x-request-id": event.name, ":authority": "ai",
        "upstream_host": "10.0.0.1:443", "upstream_cluster": "httproute/llm/chat/rule/0",
        "gen_ai.request.model": event.asked, "gen_ai.response.model": event.model if got else None,
        "gen_ai.provider.name": event.seller,
        "gen_ai.usage.input_tokens": event.input if got else None, "gen_ai.usage.output_tokens": event.output if got else None,
        "gen_ai.usage.cached_input_tokens": event.cached if got else None,
        "gen_ai.usage.total_tokens": event.whole if got else None, "session.id": event.session, **headers(event),
    }  # fmt: skip


def cloudflare(event: Event) -> Record:
    got = event.status < 400
    return {
        "id": event.name, "cached": False, "created_at": ms(event.start) + "Z", "duration": int(1000 * (event.end - event.start)),
        "model": event.model, "model_type": "chat", "path": "v1/chat/completions", "provider": event.seller,
        "success": got, "status_code": event.status, "step": 0, "tokens_in": event.input if got else 0,
        "tokens_out": event.output if got else 0, "cost": event.paid if got else 0, "custom_cost": False,
        "metadata": json.dumps({n: event.tags[n] for n in ("boundary", "team", "cost-center", "service", "price-card") if n in event.tags}),
        "request_content_type": "application/json", "request_type": "chat.completions",
        "response_content_type": "application/json", "request_size": 1201, "response_size": 811,
    }  # fmt: skip


def bedrock(event: Event) -> Record:
    record: Record = {
        "schemaType": "ModelInvocationLog", "schemaVersion": "1.0", "timestamp": utc(event.start, "%Y-%m-%dT%H:%M:%SZ"),
        "accountId": "210987654321", "region": "us-east-1", "requestId": event.name, "operation": "Converse",
        "modelId": event.model, "identity": {"arn": f"arn:aws:sts::210987654321:assumed-role/{event.key}/i-0a"},
        "requestMetadata": dict(event.tags), "inferenceRegion": "us-east-1",
        "input": {"inputContentType": "application/json", "inputTokenCount": event.input - event.cached - event.written,
                  "cacheReadInputTokenCount": event.cached, "cacheWriteInputTokenCount": event.written},
        "output": {"outputContentType": "application/json", "outputTokenCount": event.output},
    }  # fmt: skip
    if event.status >= 400:
        record["errorCode"] = "ThrottlingException"
        del record["output"], record["input"]["inputTokenCount"]
    return record


def helicone(event: Event) -> Record:
    got = event.status < 400
    return {
        "request_id": event.name, "response_id": event.name[::-1], "request_created_at": ms(event.start) + "Z",
        "response_created_at": ms(event.end) + "Z", "request_path": "https://ai-gateway.helicone.ai/v1/chat/completions",
        "response_status": event.status, "request_user_id": None, "helicone_user": None, "request_properties": dict(event.tags),
        "request_model": event.asked, "response_model": event.model if got else None, "model_override": None,
        "provider": event.seller.upper(), "delay_ms": int(1000 * (event.end - event.start)), "time_to_first_token": None,
        "prompt_tokens": event.input if got else None, "completion_tokens": event.output if got else None,
        "total_tokens": event.whole if got else None, "prompt_cache_read_tokens": event.cached, "prompt_cache_write_tokens": 0,
        "reasoning_tokens": event.reasoning, "cost": event.paid if got else 0, "country_code": "IE", "cache_enabled": False,
        "cache_reference_id": None, "request_body": {}, "response_body": {},
    }  # fmt: skip


def portkey(event: Event) -> Record:
    got = event.status < 400
    return {
        "id": event.name, "trace_id": event.name[:12], "created_at": ms(event.start) + "Z", "is_success": int(got),
        "request": {"url": "https://api.openai.com/v1/chat/completions", "method": "POST", "body": {"model": event.asked}},
        "response_status_code": event.status, "response_time": int(1000 * (event.end - event.start)),
        "ai_org": event.seller, "ai_model": event.model, "req_units": event.input if got else 0,
        "res_units": event.output if got else 0, "total_units": event.whole if got else 0,
        "cost": round(100 * event.paid, 10) if got else 0, "cost_currency": "USD", "cache_status": "DISABLED", "stream_mode": "FALSE",
        "retry_success_count": 0, "mode": "single", "virtual_key": "openai-eu", "api_key_id": event.key, "config_id": "pc-9",
        "metadata": {"key": list(event.tags), "value": [str(value) for value in event.tags.values()]},
    }  # fmt: skip


def apim(event: Event) -> Record:
    return {
        "TenantId": "4f1c", "TimeGenerated": utc(event.start)[:-1] + "Z", "CorrelationId": event.name, "OperationName": "ChatCompletions",
        "Region": "West Europe", "DeploymentName": event.asked, "ModelName": event.model, "PromptTokens": event.input,
        "CompletionTokens": event.output, "TotalTokens": event.whole, "IsStreamCompletion": event.stream,
        "ApiVersion": "2025-04-01-preview", "RequestId": f"chatcmpl-{event.name[:20]}", "SequenceNumber": 0,
        "Type": "ApiManagementGatewayLlmLog", "SourceSystem": "Azure",
    }  # fmt: skip


def vertex(event: Event) -> Record:
    """A row as `bq extract` gives it: JSON columns are text."""
    usage = {"promptTokenCount": event.input, "candidatesTokenCount": event.output - event.reasoning,
             "thoughtsTokenCount": event.reasoning, "cachedContentTokenCount": event.cached, "totalTokenCount": event.whole}  # fmt: skip
    name = "projects/acme/locations/europe-west4/publishers/google/models/" + event.model
    return {
        "endpoint": name, "deployed_model_id": "", "logging_time": utc(event.start).replace("T", " ") + " UTC",
        "request_id": int(event.name[:14], 16), "request_payload": [], "response_payload": [], "model": name,
        "model_version": event.model, "api_method": "GenerateContent",
        "full_request": json.dumps({"contents": [], "labels": dict(event.tags)}),
        "full_response": json.dumps({"responseId": event.name[:22], "modelVersion": event.model, "usageMetadata": usage,
                                     "candidates": [{"finishReason": "STOP"}]}),
    }  # fmt: skip


def langfuse(event: Event) -> Record:
    """A row of the export `observations_v2/`."""
    fresh = event.input - event.cached
    return {
        "id": event.name[:16], "trace_id": event.name, "project_id": "p-1", "environment": event.tags.get("env", "default"),
        "type": "GENERATION", "parent_observation_id": event.name[16:], "start_time": utc(event.start).replace("T", " "),
        "end_time": utc(event.end).replace("T", " "), "name": "chat", "level": "DEFAULT" if event.status < 400 else "ERROR",
        "status_message": event.error or "", "version": "", "user_id": "", "session_id": event.session or "", "trace_name": "answer",
        "tags": ["web"], "release": "", "provided_model_name": event.model, "model_id": "m-1", "model_parameters": {},
        "metadata": dict(event.tags), "usage_pricing_tier_id": None, "tool_calls": [],
        "usage_details": {"input": fresh, "input_cached_tokens": event.cached, "output": event.output, "total": event.whole},
        "cost_details": {"total": event.paid}, "total_cost": event.paid, "latency": round(event.end - event.start, 3),
        "completion_start_time": None, "created_at": utc(event.end).replace("T", " "), "updated_at": utc(event.end).replace("T", " "),
    }  # fmt: skip


def answered(event: Event) -> Record:
    """An application's log of what OpenAI answered, with the request's metadata beside it."""
    return {
        "ts": ms(event.start) + "Z", "level": "info", "logger": "llm", "msg": "completion", "duration_ms": int(1000 * (event.end - event.start)),
        "request": {"model": event.asked, "metadata": dict(event.tags), "stream": event.stream},
        "response": {
            "id": f"chatcmpl-{event.name}", "object": "chat.completion", "created": int(event.start), "model": event.model,
            "service_tier": "default", "choices": [{"index": 0, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": event.input, "completion_tokens": event.output, "total_tokens": event.whole,
                      "prompt_tokens_details": {"cached_tokens": event.cached},
                      "completion_tokens_details": {"reasoning_tokens": event.reasoning}},
        },
    }  # fmt: skip


def claude(event: Event) -> Record:
    """The same of Anthropic, whose input excludes what the cache had."""
    return {
        "ts": ms(event.start) + "Z", "level": "info", "request": {"model": event.model, "metadata": dict(event.tags)},
        "response": {
            "id": f"msg_{event.name[:24]}", "type": "message", "role": "assistant", "model": event.model, "content": [],
            "stop_reason": "end_turn", "stop_sequence": None,
            "usage": {"input_tokens": event.input - event.cached - event.written, "cache_read_input_tokens": event.cached,
                      "cache_creation_input_tokens": event.written, "output_tokens": event.output,
                      "cache_creation": {"ephemeral_5m_input_tokens": event.written, "ephemeral_1h_input_tokens": 0},
                      "service_tier": "standard"},
        },
    }  # fmt: skip


def proxy(event: Event) -> Record:
    """The company's own proxy, which the policy maps: a table, times in seconds."""
    return {
        "call": event.name, "at": f"{event.start:.3f}", "until": f"{event.end:.3f}", "http": event.status,
        "asked": event.asked, "answered": event.model, "tin": event.input, "tin_cached": event.cached, "tout": event.output,
        "tall": event.whole, "usd": f"{event.paid:.12f}", "key": event.key, **{name.replace("-", "_"): value for name, value in event.tags.items()},
    }  # fmt: skip


PROXY = """\
logs:
  latency: {overhead: 2s, capture: 1d}
  models: {chat-small: ["gpt-5-mini*"], chat-large: [gpt-5-2025-08-07], claude: ["claude-sonnet-4-5*"], haiku: ["*claude-3-5-haiku*"], gemini: [gemini-2.5-flash]}
  formats:
    acme-proxy:
      role: billing
      recognise: {all: [call, tin, tout]}
      fields:
        record_id: {paths: [call]}
        started_at: {paths: [at], time: epoch_seconds}
        ended_at: {paths: [until], time: epoch_seconds}
        status: {paths: [http]}
        model_requested: {paths: [asked]}
        model_actual: {paths: [answered]}
        input_tokens: {paths: [tin]}
        cached_input_tokens: {paths: [tin_cached]}
        output_tokens: {paths: [tout]}
        total_tokens: {paths: [tall]}
        cost: {paths: [usd]}
        api_key_id: {paths: [key]}
        request_id: {paths: [boundary]}
        team_id: {paths: [team]}
        cost_center: {paths: [cost_center]}
        service_endpoint: {paths: [service]}
        correlation_id: {paths: [correlation]}
        environment: {paths: [env]}
        price_card_version: {paths: [price_card]}
        feature: {paths: [feature]}
"""
