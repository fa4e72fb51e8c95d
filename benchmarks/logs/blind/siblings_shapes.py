"""How the ninth set's gateways and clouds write a call down, by their documentation."""

from __future__ import annotations

import json
from typing import Any

from blind.setting import Record, utc
from blind.siblings_base import Call


def iso(at: float, zone: str = "Z", digits: int = 3) -> str:
    return utc(at)[: 20 + digits].rstrip(".") + zone


def millis(call: Call) -> int:
    return round(1000 * (call.end - call.start))


def usage(call: Call) -> Record:
    return {
        "completion_tokens": call.output, "prompt_tokens": call.input, "total_tokens": call.whole,
        "completion_tokens_details": {"accepted_prediction_tokens": 0, "audio_tokens": 0, "reasoning_tokens": call.reasoning, "rejected_prediction_tokens": 0},
        "prompt_tokens_details": {"audio_tokens": 0, "cached_tokens": call.cached},
    }  # fmt: skip


def carried(call: Call) -> str:
    """A list holds text only."""
    plain = all(isinstance(value, str) for value in call.tags.values())
    return call.carrier if plain or call.carrier != "list" else "body"


def headers(call: Call) -> Record:
    return {f"x-{name.replace('_', '-')}": value for name, value in call.tags.items()}


def shipped(call: Call) -> Record:
    """What a shipper keeps of LiteLLM's payload, as the fixture's."""
    carrier, failed = carried(call), not call.good
    tags = ["User-Agent: OpenAI", "User-Agent: OpenAI/Python 2.54.0"]
    if carrier == "list":
        tags += [f"{name}:{value}" for name, value in call.tags.items()]
    extra = {
        "x-litellm-model-group": call.group,
        "x-litellm-attempted-retries": 0,
        "x-litellm-max-retries": 2,
        "x-litellm-attempted-fallbacks": 0,
    }
    request = f"req_{call.name[:12]}"
    return {
        "id": call.name if failed else f"chatcmpl-{call.name[:28]}", "trace_id": f"t-{call.name[8:24]}", "litellm_call_id": f"c-{call.name[::-1]}",
        "call_type": "acompletion", "status": "failure" if failed else "success", "stream": call.stream or None,
        "model": call.deployment if call.answered == "" else call.answered, "model_group": call.group, "custom_llm_provider": call.seller,
        "prompt_tokens": call.input, "completion_tokens": call.output, "total_tokens": call.whole, "response_cost": call.paid,
        "startTime": call.start, "endTime": call.end, "api_base": "https://llm.internal/v1", "request_tags": tags, "cache_hit": None, "end_user": None,
        "metadata": {
            "user_api_key_hash": f"{sum(map(ord, str(call.key))):064x}", "user_api_key_alias": call.key,
            "user_api_key_team_id": call.team, "user_api_key_org_id": "org-acme",
            "spend_logs_metadata": dict(call.tags) if carrier == "header" else None,
            "usage_object": {} if failed else usage(call),
            "requester_metadata": dict(call.tags) if carrier == "body" else {}, "sdk_retry_count": "0",
        },
        "hidden_params": {
            "litellm_model_name": None if failed else call.deployment if call.answered == "" else call.answered,
            "additional_headers": {"x-request-id": request} if failed else {"llm_provider-x-request-id": request, "request-id": request, **extra},
        },
        "error_code": str(call.status) if failed else None, "ingested_at": iso(call.end + 4, "+00:00", 6) if isinstance(call.end, float) else None,
    }  # fmt: skip


def standard(call: Call) -> Record:
    """LiteLLM's whole payload."""
    record = shipped(call)
    for name in ("ingested_at", "error_code"):
        del record[name]
    del record["metadata"]["sdk_retry_count"]
    record["metadata"].update(
        user_api_key_spend=0.0, user_api_key_max_budget=None, user_api_key_user_id="svc", user_api_key_team_alias=call.team,
        requester_ip_address="10.2.0.4", user_agent="OpenAI/Python 2.54.0", applied_guardrails=[], prompt_management_metadata=None,
        requester_custom_headers={"x-stainless-lang": "python", "x-stainless-retry-count": "0"},
    )  # fmt: skip
    half = {
        "input_cost": None,
        "output_cost": None,
        "total_cost": call.paid,
        "tool_usage_cost": 0.0,
        "original_cost": call.paid,
        "discount_percent": 0.0,
    }
    return record | {
        "session_id": call.session, "status_fields": {"llm_api_status": record["status"], "guardrail_status": "not_run"}, "saved_cache_cost": 0.0,
        "completionStartTime": call.end, "response_time": call.end - call.start if isinstance(call.end, float) and isinstance(call.start, float) else None,
        "cost_breakdown": half, "requester_ip_address": "10.2.0.4", "messages": "redacted-by-litellm", "model_id": "4133b1", "model_parameters": {},
        "response": {} if not call.good else {"id": record["id"], "model": call.group, "object": "chat.completion", "usage": usage(call)},
        "error_str": None if call.good else "stub", "model_map_information": {"model_map_key": call.deployment, "model_map_value": None},
        "error_information": {"error_code": "" if call.good else str(call.status), "error_class": "" if call.good else "InternalServerError"},
    }  # fmt: skip


def spend(call: Call) -> Record:
    """A row of LiteLLM_SpendLogs, its metadata and tags as text."""
    metadata = {
        "user_api_key": "5b", "user_api_key_alias": call.key, "user_api_key_team_id": call.team, "user_api_key_org_id": "org-acme",
        "spend_logs_metadata": dict(call.tags), "usage_object": usage(call), "additional_usage_values": {"prompt_tokens_details": {"cached_tokens": call.cached}},
        "status": None, "attempted_retries": 0, "max_retries": 2, "attempted_fallbacks": 0, "original_model_group": call.group,
        "cost_breakdown": {"total_cost": call.paid, "original_cost": call.paid}, "litellm_overhead_time_ms": 8.25,
    }  # fmt: skip
    return {
        "request_id": f"chatcmpl-{call.name[:28]}", "call_type": "acompletion", "api_key": f"{sum(map(ord, str(call.key))):064x}", "cache_hit": "None",
        "startTime": iso(call.start, "+00:00", 6), "endTime": iso(call.end, "+00:00", 6), "completionStartTime": iso(call.end, "+00:00", 6),
        "model": call.deployment if call.answered == "" else call.answered, "user": "svc", "team_id": call.team or "", "organization_id": "org-acme",
        "metadata": json.dumps(metadata), "cache_key": "Cache OFF", "spend": call.paid, "total_tokens": call.whole, "prompt_tokens": call.input,
        "completion_tokens": call.output, "request_tags": '["User-Agent: OpenAI"]', "end_user": "", "api_base": "https://llm.internal/v1/",
        "model_group": call.group, "model_id": "a2fc", "requester_ip_address": "10.2.0.4", "custom_llm_provider": call.seller, "messages": "{}",
        "response": "{}", "proxy_server_request": "{}", "session_id": call.session or call.name, "request_duration_ms": millis(call), "status": "success",
        "litellm_call_id": f"c-{call.name[::-1]}",
    }  # fmt: skip


def kong(call: Call) -> Record:
    counted = {"prompt_tokens": call.input, "prompt_tokens_details": {"cached_tokens": call.cached}, "completion_tokens": call.output,
               "completion_tokens_details": {"reasoning_tokens": call.reasoning}, "total_tokens": call.whole, "cost": call.paid}  # fmt: skip
    meta = {
        "request_model": call.asked,
        "provider_name": call.seller,
        "plugin_id": "5f1a",
        "llm_latency": millis(call),
        "request_mode": "oneshot",
    }
    if call.good:
        meta["response_model"] = call.model
    return {
        "started_at": round(call.start * 1000), "latencies": {"request": millis(call) + 3, "kong": 3, "proxy": millis(call)},
        "request": {"id": call.name[:16], "method": "POST", "uri": "/llm/chat", "headers": {"user-agent": "openai", **headers(call)}},
        "response": {"status": call.status}, "consumer": {"username": call.key}, "service": {"name": "llm"}, "route": {"name": "chat"},
        "ai": {"proxy": {"usage": counted if call.good else {}, "meta": meta}},
    }  # fmt: skip


def envoy(call: Call) -> Record:
    counted: dict[str, Any] = {
        "input": call.input,
        "cached_input": call.cached,
        "output": call.output,
        "total": call.whole,
    }
    return {
        ":authority": "gateway.internal", "start_time": iso(call.start), "method": "POST", "x-envoy-origin-path": "/v1/chat/completions",
        "protocol": "HTTP/1.1", "response_code": call.status, "response_flags": "-", "response_code_details": "via_upstream", "bytes_received": 105,
        "bytes_sent": 432, "duration": millis(call), "x-request-id": f"rq-{call.name[:12]}", "user-agent": "AsyncOpenAI/Python 2.54.0",
        "gen_ai.request.model": call.asked, "gen_ai.response.model": call.model if call.good else None,
        "gen_ai.provider.name": "default/openai/route/llm/rule/0/ref/0",
        **{f"gen_ai.usage.{name}_tokens": count if call.good else None for name, count in counted.items()},
        **headers(call), "route_name": "httproute/default/llm/rule/0/match/0/*",
    }  # fmt: skip


def bedrock(call: Call) -> Record:
    return {
        "schemaType": "ModelInvocationLog", "schemaVersion": "1.0", "timestamp": iso(call.start, "Z", 0), "accountId": "111122223333",
        "identity": {"arn": f"arn:aws:sts::111122223333:assumed-role/{call.key}/pod-7"}, "region": "us-east-1", "requestId": f"req-{call.name[:12]}",
        "operation": "Converse", "modelId": call.model, "inferenceRegion": "us-east-2",
        "input": {"inputContentType": "application/json", "inputTokenCount": call.input - call.cached - call.written,
                  "cacheReadInputTokenCount": call.cached, "cacheWriteInputTokenCount": call.written},
        "output": {"outputContentType": "application/json", "outputTokenCount": call.output}, "requestMetadata": dict(call.tags),
    }  # fmt: skip


def cloudflare(call: Call) -> Record:
    """Five entries of metadata at most."""
    five = ("request_boundary_id", "team_id", "cost_center", "service_endpoint", "price_card_version")
    return {
        "id": f"01KA{call.name[:22].upper()}", "cached": False, "created_at": iso(call.start, "Z", 0), "duration": millis(call), "model": call.model,
        "path": "chat/completions", "provider": call.seller, "request_type": "", "success": call.good, "status_code": call.status, "step": 0,
        "tokens_in": call.input if call.good else 0, "tokens_out": call.output if call.good else 0, "cost": call.paid if call.good else 0,
        "custom_cost": False, "metadata": json.dumps({name: call.tags[name] for name in five if name in call.tags}),
        "request_content_type": "application/json", "response_content_type": "application/json",
    }  # fmt: skip


def portkey(call: Call) -> Record:
    return {
        "id": call.name, "created_at": iso(call.start), "trace_id": f"tr-{call.name[:10]}", "span_id": call.name[:16], "ai_org": call.seller,
        "ai_model": call.model, "request_url": "https://api.portkey.ai/v1/chat/completions", "response_time": millis(call),
        "response_status_code": call.status, "is_success": call.good, "req_units": call.input if call.good else 0, "res_units": call.output if call.good else 0,
        "total_units": call.whole if call.good else 0, "cost": round(call.paid * 100, 10) if call.good else 0, "cost_currency": "USD",
        "cache_status": "DISABLED", "retry_success_count": 0, "last_used_option_index": 0, "api_key_id": call.key, "virtual_key": "openai-prod",
        "request": {"body": {"model": call.asked}}, "metadata": {"key": list(call.tags), "value": list(call.tags.values())},
    }  # fmt: skip


def helicone(call: Call) -> Record:
    return {
        "request_id": f"{call.name[:8]}-{call.name[8:12]}-4{call.name[13:16]}-8{call.name[17:20]}-{call.name[20:]}", "response_id": call.name[::-1],
        "request_created_at": iso(call.start), "response_created_at": iso(call.end), "response_status": call.status, "request_model": call.asked,
        "response_model": call.model, "model_override": None, "provider": call.seller.upper(), "request_path": "https://oai.helicone.ai/v1/chat/completions",
        "delay_ms": millis(call), "prompt_tokens": call.input, "completion_tokens": call.output, "total_tokens": call.whole,
        "prompt_cache_read_tokens": call.cached, "prompt_cache_write_tokens": 0, "cost": call.paid, "request_user_id": "svc", "helicone_user": "svc",
        "request_properties": dict(call.tags), "cache_enabled": False, "session_id": call.session or None,
    }  # fmt: skip


def langfuse(call: Call) -> Record:
    def told(at: float) -> str:
        return utc(at).replace("T", " ")

    return {
        "id": call.name[:16], "trace_id": call.name, "project_id": "clx0", "environment": call.tags.get("environment") or "default", "type": "GENERATION",
        "parent_observation_id": call.name[16:], "start_time": told(call.start), "end_time": told(call.end), "name": "llm", "level": "DEFAULT",
        "status_message": "", "version": None, "user_id": "svc", "session_id": call.session, "tags": [], "provided_model_name": call.model,
        "model_id": "cm0", "metadata": dict(call.tags), "usage_details": {"input": call.input - call.cached, "input_cached_tokens": call.cached,
                                                                          "output": call.output, "total": call.whole},
        "cost_details": {"total": call.paid}, "total_cost": call.paid, "usage_pricing_tier_id": None, "latency": millis(call) / 1000,
    }  # fmt: skip


def apim(call: Call) -> Record:
    return {
        "TimeGenerated": iso(call.start, "Z", 6), "CorrelationId": f"{call.name[:8]}-{call.name[8:12]}-{call.name[12:16]}-{call.name[16:20]}-{call.name[20:]}",
        "DeploymentName": call.asked, "ModelName": call.model, "PromptTokens": call.input, "CompletionTokens": call.output, "TotalTokens": call.whole,
        "IsStreamCompletion": call.stream, "SequenceNumber": 0, "Region": "West Europe", "ApiVersion": "2025-03-01-preview",
        "OperationName": "ChatCompletions_Create", "BackendId": "aoai-weu", "Type": "ApiManagementGatewayLlmLog",
    }  # fmt: skip


def vertex(call: Call) -> Record:
    counted = {
        "promptTokenCount": call.input,
        "candidatesTokenCount": call.output,
        "totalTokenCount": call.whole,
        "cachedContentTokenCount": call.cached,
    }
    return {
        "endpoint": "projects/acme/locations/us-central1/publishers/google/models/gemini-2.5-flash", "deployed_model_id": None,
        "logging_time": iso(call.start, "Z", 6), "request_id": str(int(call.name[:15], 16)), "model": "gemini-2.5-flash", "model_version": call.model,
        "api_method": "generateContent", "full_request": {"contents": [], "labels": dict(call.tags)},
        "full_response": {"responseId": call.name[:22], "modelVersion": call.model, "usageMetadata": counted,
                          "candidates": [{"finishReason": "STOP", "index": 0}]},
    }  # fmt: skip


def chat(call: Call) -> Record:
    """An answer of OpenAI's chat completions, kept with what was asked."""
    return {
        "timestamp": iso(call.start), "request": {"model": call.asked, "metadata": dict(call.tags)}, "status_code": call.status,
        "headers": {"x-request-id": f"req_{call.name[::-1]}"},
        "response": {"id": f"chatcmpl-{call.name[:28]}", "object": "chat.completion", "created": int(call.start), "model": call.model,
                     "choices": [{"index": 0, "finish_reason": "stop"}], "usage": usage(call), "service_tier": "default"},
    }  # fmt: skip


def responses(call: Call) -> Record:
    """An answer of OpenAI's Responses, which repeats the request's metadata."""
    return {
        "id": f"resp_{call.name}", "object": "response", "created_at": int(call.start), "status": "completed", "error": None, "model": call.model,
        "metadata": dict(call.tags), "output": [], "parallel_tool_calls": True, "service_tier": "default", "incomplete_details": None,
        "usage": {"input_tokens": call.input, "input_tokens_details": {"cached_tokens": call.cached}, "output_tokens": call.output,
                  "output_tokens_details": {"reasoning_tokens": call.reasoning}, "total_tokens": call.whole},
    }  # fmt: skip


def anthropic(call: Call) -> Record:
    return {
        "timestamp": iso(call.start), "request": {"model": call.asked, "metadata": dict(call.tags)},
        "response": {"id": f"msg_{call.name[:24]}", "type": "message", "role": "assistant", "model": call.model, "stop_reason": "end_turn",
                     "usage": {"input_tokens": call.input - call.cached - call.written, "cache_creation_input_tokens": call.written,
                               "cache_read_input_tokens": call.cached, "output_tokens": call.output, "service_tier": "standard"}},
    }  # fmt: skip
