"""The eleventh set's shapes: other editions of logs that the sets before knew, older, newer, or by another way out of the same product."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from blind import siblings_shapes as shapes
from blind import siblings_spans as spans
from blind.setting import Record
from blind.siblings_base import Call
from blind.siblings_shapes import iso


def langfuse_api(call: Call) -> Record:
    """An observation as Langfuse's public API gives it: counts and costs stand in an old place and in a new one."""
    counted = {"input": call.input, "output": call.output, "total": call.whole}
    return {
        "id": call.name[:16], "traceId": call.name, "type": "GENERATION", "name": "llm", "startTime": iso(call.start), "endTime": iso(call.end),
        "completionStartTime": None, "model": call.model, "modelParameters": {}, "version": None, "metadata": dict(call.tags),
        "usage": {"unit": "TOKENS", **counted}, "usageDetails": dict(counted), "costDetails": {"total": call.paid}, "calculatedTotalCost": call.paid,
        "level": "DEFAULT", "statusMessage": None, "parentObservationId": call.name[16:], "environment": call.tags.get("environment") or "default",
        "modelId": "cm0", "latency": round(call.end - call.start, 3), "projectId": "clx0", "createdAt": iso(call.start), "updatedAt": iso(call.end),
        "promptTokens": call.input, "completionTokens": call.output, "totalTokens": call.whole, "unit": "TOKENS",
    }  # fmt: skip


def kong_advanced(call: Call) -> Record:
    """Kong's log where the plugin is the advanced one, which says what it tried."""
    record = shapes.kong(call)
    plugin = record["ai"].pop("proxy")
    plugin["tried_targets"] = [
        {"provider": call.seller, "model": call.asked, "ip": "10.0.0.9", "port": 443, "route_type": "llm/v1/chat"}
    ]
    record["ai"]["ai-proxy-advanced"] = plugin
    return record


def envoy_named(call: Call) -> Record:
    """An access log by the names of the gateway's older guide."""
    record = {name: value for name, value in shapes.envoy(call).items() if not name.startswith("gen_ai.")}
    counts = {"input": call.input, "cached_input": call.cached, "output": call.output, "total": call.whole}
    return record | {
        "genai_model_name": call.asked, "genai_model_name_override": None, "genai_backend_name": "default/openai", "gen_ai.response.model": call.model,
        **{f"genai_tokens_{name}": count if call.good else None for name, count in counts.items()}, "session.id": None,
    }  # fmt: skip


def spend_api(call: Call) -> Record:
    """A spend row as the proxy's API answers it: no text in it that is JSON."""
    record = shapes.spend(call)
    return record | {
        "metadata": json.loads(record["metadata"]),
        "request_tags": ["User-Agent: OpenAI"],
        "messages": {}, "response": {}, "proxy_server_request": {},
        **{name: record[name].replace("+00:00", "Z") for name in ("startTime", "endTime", "completionStartTime")},
    }  # fmt: skip


def bedrock_invoke(call: Call) -> Record:
    """An InvokeModel of Claude, whose own answer is kept beside the counts."""
    record = shapes.bedrock(call)
    body = {
        "id": f"msg_bdrk_{call.name[:20]}", "type": "message", "role": "assistant", "model": "claude-3-5-haiku-20241022", "content": [],
        "stop_reason": "end_turn", "usage": {"input_tokens": call.input - call.cached - call.written, "cache_creation_input_tokens": call.written,
                                             "cache_read_input_tokens": call.cached, "output_tokens": call.output},
    }  # fmt: skip
    record["operation"] = "InvokeModel"
    record["modelId"] = (
        "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-3-5-haiku-20241022-v1:0"
    )
    record["output"]["outputBodyJson"] = body
    return record


def batch_output(call: Call) -> Record:
    """A line of the file that OpenAI's batches answer with."""
    return {
        "id": f"batch_req_{call.name[:24]}", "custom_id": f"job-{call.name[:6]}", "error": None,
        "response": {"status_code": call.status, "request_id": call.name[::-1], "body": shapes.responses(call)},
    }  # fmt: skip


def resource_tagged(call: Call) -> Record:
    """Spans of a job that works for one team: what holds for all of it stands at its resource."""
    record = spans.trace("newest", call)
    for name in ("team_id", "cost_center", "service_endpoint", "environment", "price_card_version"):
        value = spans.said(record, name)
        spans.say(record, name, None)
        if call.tags.get(name) is not None:
            record["resource"]["attributes"].append({"key": name, "value": spans.value(value)})
    return record


# -- how they lie


def in_snake(of: Any) -> Any:
    """Protobuf's JSON with the fields' own names; ids are bytes, hence base64."""
    if isinstance(of, list):
        return [in_snake(one) for one in of]
    if not isinstance(of, dict):
        return of
    return {_snaked(name): _told(name, value) for name, value in of.items()}


def _snaked(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def _told(name: str, value: Any) -> Any:
    if name in ("traceId", "spanId", "parentSpanId"):
        return base64.b64encode(bytes.fromhex(value)).decode()
    return in_snake(value)


def lines(records: list[Record]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def batches(records: list[Record]) -> bytes:
    """A callback that posts what it gathered, an array a line."""
    return b"".join(json.dumps(records[at : at + 5]).encode() + b"\n" for at in range(0, len(records), 5))


def datadog(records: list[Record]) -> bytes:
    return lines(
        [
            {"ddsource": "litellm", "ddtags": "env:prod,team:platform", "hostname": "gw-1", "service": "litellm-server", "status": "info",
             "message": json.dumps(one)}
            for one in records
        ]
    )  # fmt: skip


def paged(records: list[Record]) -> bytes:
    return json.dumps(
        {"data": records, "meta": {"page": 1, "limit": 500, "totalItems": len(records), "totalPages": 1}}
    ).encode()


def whole_export(records: list[Record]) -> bytes:
    """One document for all spans, as a tool that saves a trace writes it."""
    return json.dumps({"resourceSpans": records}, indent=1).encode()


def sequence(records: list[Record]) -> bytes:
    """JSON text sequences (RFC 7464)."""
    return b"".join(b"\x1e" + json.dumps(one).encode() + b"\n" for one in records)


def snaked(records: list[Record]) -> bytes:
    return lines([in_snake({"resourceSpans": [one]}) for one in records])


Laid = Callable[[list[Record]], bytes]
