"""The thirteenth set's answers of providers as they are in 2026, kept by an application or by the cloud that answered."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from blind.audited_shape import at
from blind.quarter_base import Ask, Change, turn
from blind.quarter_kinds import Case
from blind.setting import Record
from blind.stores import lines, zstd

Lay = Callable[[list[Record]], bytes]


def plain(records: list[Record]) -> bytes:
    return lines(records).encode()


@dataclass(frozen=True)
class Log:
    """`shows`: which general faults it can show. `kept`: the tags that it can carry; none: all of them."""

    file: str
    write: Callable[[Ask], Record]
    name: Callable[[Record], list[str]]
    shows: str
    asked: tuple[str, ...]
    cases: tuple[Case, ...]
    laid: Lay = plain
    kept: tuple[str, ...] | None = None
    more: str = ""


def clock(seconds: float, zone: str = "Z", digits: int = 3) -> str:
    text = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
    return (text[: 20 + digits] if digits else text[:19]) + zone


def put(**values: Any) -> Change:
    """`a__b` for a path."""

    def change(record: Record) -> None:
        for path, value in values.items():
            holder, name = at(record, path.replace("__", "/"))
            holder[name] = value(holder[name]) if callable(value) else value

    return change


def gone(path: str) -> Change:
    def change(record: Record) -> None:
        holder, name = at(record, path)
        del holder[name]

    return change


def named(*paths: str) -> Callable[[Record], list[str]]:
    def name(record: Record) -> list[str]:
        return [str(holder[last]) for holder, last in (at(record, path) for path in paths)]

    return name


def gzipped(records: list[Record]) -> bytes:
    return gzip.compress(lines(records).encode(), mtime=0)


def zstandard(records: list[Record]) -> bytes:
    return zstd(lines(records).encode())


def raised(path: str, by: int) -> Change:
    return put(**{path.replace("/", "__"): lambda was: was + by})


# -- OpenAI


def counted(ask: Ask) -> Record:
    return {
        "prompt_tokens": ask.input, "completion_tokens": ask.output, "total_tokens": ask.input + ask.output,
        "prompt_tokens_details": {"cached_tokens": ask.cached, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": ask.reasoning, "audio_tokens": 0, "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0},
    }  # fmt: skip


def chat(ask: Ask) -> Record:
    """What the application's own middleware writes down."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": None, "refusal": None, "annotations": []},
        "logprobs": None,
        "finish_reason": "stop",
    }
    return {
        "time": clock(ask.start), "level": "info", "logger": "acme.llm", "status_code": ask.status, "headers": {"x-request-id": f"req_{ask.name}", "openai-processing-ms": "812"},
        "request": {"model": ask.asked, "stream": ask.stream, "service_tier": "auto", "metadata": ask.carried()},
        "response": {"id": f"chatcmpl-{ask.name[:24]}", "object": "chat.completion", "created": int(ask.start), "model": ask.model, "choices": [choice],
                     "usage": counted(ask), "service_tier": ask.tier or "default", "system_fingerprint": None},
    }  # fmt: skip


def last_chunk(record: Record) -> None:
    record["request"].update(stream=True, stream_options={"include_usage": True})
    record["response"].update(object="chat.completion.chunk", choices=[], obfuscation="x7")


def cut_chunk(record: Record) -> None:
    last_chunk(record)
    record["response"].update(usage=None, choices=[{"index": 0, "delta": {"content": "and"}, "finish_reason": None}])


def part(place: str, value: Callable[[Record], float]) -> Change:
    """A part of the usage says what `value` makes of it."""

    def change(record: Record) -> None:
        usage = record["response"]["usage"]
        holder, name = at(usage, place)
        holder[name] = value(usage)

    return change


CHAT = (
    Case("the last chunk of a stream", "", change=last_chunk),
    Case("tools were called", "", change=put(response__choices=[{"index": 0, "message": {"role": "assistant", "content": None, "tool_calls": [
        {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": '{"team": "unknown"}'}}]}, "finish_reason": "tool_calls"}])),
    Case("cut at its length", "", change=put(response__choices=[{"index": 0, "message": {"role": "assistant", "content": ""}, "finish_reason": "length"}])),
    Case("flex", "", turn(tier="flex")),
    Case("priority", "", turn(tier="priority")),
    Case("four choices", "", change=put(response__choices=[{"index": n, "message": {"role": "assistant", "content": "a"}, "finish_reason": "stop"} for n in range(4)])),
    Case("a prediction half accepted", "", change=put(response__usage__completion_tokens_details={"reasoning_tokens": 0, "audio_tokens": 0, "accepted_prediction_tokens": 9, "rejected_prediction_tokens": 12})),
    Case("the details of an older API", "", change=gone("response/usage/completion_tokens_details")),
    Case("a stream cut before its usage", "CP316 CP301 CP305 CP302", change=cut_chunk),
    Case("usage null and answered", "CP316 CP301 CP305 CP302", change=put(response__usage=None)),
    Case("usage an empty object", "CP316 CP301 CP305 CP302", change=put(response__usage={})),
    Case("more reasoning than was answered", "CP305", change=part("completion_tokens_details/reasoning_tokens", lambda u: u["completion_tokens"] + 64)),
    Case("more audio than was asked", "CP305", change=part("prompt_tokens_details/audio_tokens", lambda u: u["prompt_tokens"] + 5)),
    Case("the total leaves out what was cached", "CP305", change=part("total_tokens", lambda u: u["total_tokens"] - 100)),
    Case("the total is the output's", "CP305", change=part("total_tokens", lambda u: u["completion_tokens"])),
    Case("cached in front of the input", "CP305", change=part("prompt_tokens_details/cached_tokens", lambda u: u["prompt_tokens"] + 128)),
    Case("answered by another family", "CP312", change=put(response__model="gpt-4o-mini-2024-07-18")),
    Case("created six weeks before it was asked", "CP306", change=lambda r: r["response"].update(created=r["response"]["created"] - 42 * 86_400)),
    Case("asked in the year 2206", "CP306", change=put(time=lambda was: was.replace("2026", "2206"))),
    Case("tags as a JSON string", "CP301 CP302", change=put(request__metadata=json.dumps)),
    Case("tags null", "CP301", change=put(request__metadata=None)),
    Case("time of the wall", "CP306", change=put(time=lambda was: was.removesuffix("Z"))),
    Case("time with another zone", "", change=put(time=lambda was: clock(datetime.fromisoformat(was).timestamp() + 19_800, "+05:30"))),
    Case("time to the second", "", change=put(time=lambda was: was[:19] + "+00:00")),
    Case("counts in text", "CP305 CP302", change=put(response__usage__prompt_tokens=str, response__usage__completion_tokens=str)),
    Case("counts as words", "CP305 CP302 CP301", change=put(response__usage__completion_tokens="n/a")),
    Case("another half of a token", "CP305 CP302", change=part("completion_tokens", lambda u: u["completion_tokens"] + 0.5)),
)  # fmt: skip


def responses(ask: Ask) -> Record:
    return {
        "timestamp": clock(ask.start), "request": {"model": ask.asked, "metadata": ask.carried()}, "status_code": 200,
        "response": {"id": f"resp_{ask.name}", "object": "response", "created_at": int(ask.start), "completed_at": int(ask.end), "status": "completed", "background": False,
                     "error": None, "incomplete_details": None, "model": ask.model, "metadata": {}, "output": [{"type": "reasoning", "summary": []}],
                     "previous_response_id": None, "prompt_cache_retention": None, "reasoning": {"effort": "medium"}, "service_tier": ask.tier or "default",
                     "store": True, "truncation": "disabled",
                     "usage": {"input_tokens": ask.input, "input_tokens_details": {"cached_tokens": ask.cached}, "output_tokens": ask.output,
                               "output_tokens_details": {"reasoning_tokens": ask.reasoning}, "total_tokens": ask.input + ask.output}},
    }  # fmt: skip


def ended(status: str, **more: Any) -> Change:
    return lambda record: record["response"].update(status=status, **more)


OF_RESPONSES = (
    Case("the web was searched", "", change=put(response__output=[{"id": "ws_1", "type": "web_search_call", "status": "completed"}, {"type": "message"}])),
    Case("cut at its length", "", change=ended("incomplete", incomplete_details={"reason": "max_output_tokens"})),
    Case("goes on from another", "", change=put(response__previous_response_id="resp_0a1b", response__conversation={"id": "conv_1"})),
    Case("in the background", "", change=put(response__background=True)),
    Case("tags in the answer too", "", change=lambda r: r["response"].update(metadata=dict(r["request"]["metadata"]))),
    Case("failed, nothing counted", "CP311 CP321 CP301 CP316", change=ended("failed", usage=None, error={"code": "server_error", "message": "…"})),
    Case("in progress for ever", "CP321 CP316 CP301 CP302 CP305", change=ended("in_progress", usage=None, background=True, completed_at=None)),
    Case("queued for ever", "CP321 CP316 CP301 CP302 CP305", change=ended("queued", usage=None, background=True, completed_at=None)),
    Case("cancelled, not counted", "CP321 CP311 CP316 CP301 CP305", change=ended("cancelled", usage=None, background=True)),
    Case("answer's tags name another team", "CP314", change=lambda r: r["response"].update(metadata={"team": "kyc" if r["request"]["metadata"]["team"] != "kyc" else "claims"})),
    Case("reasoning above the output", "CP305", change=put(response__usage__output_tokens_details={"reasoning_tokens": 99_999})),
    Case("no answer's model", "CP301 CP302 CP303", change=put(response__model=None)),
    Case("the total is nought", "CP305", change=put(response__usage__total_tokens=0)),
    Case("input below nought", "CP305", change=put(response__usage__input_tokens=-1)),
)  # fmt: skip


def batch(ask: Ask) -> Record:
    """A line of a batch's output file, which the team's job adds its tags to."""
    body = chat(replace(ask, tier="batch"))["response"]
    return {"id": f"batch_req_{ask.name[:24]}", "custom_id": f"job-7/{ask.name[:12]}", "response": {"status_code": ask.status, "request_id": f"r{ask.name}", "body": body},
            "error": None, "timestamp": clock(ask.start), "metadata": ask.carried()}  # fmt: skip


OF_BATCH = (
    Case("a batch that was refused", "CP311 CP321 CP301 CP316 CP300", change=lambda r: r["response"].update(status_code=400, body={"error": {"message": "…", "type": "invalid_request_error", "code": None}})),
    Case("total of another line", "CP305", change=put(response__body__usage__total_tokens=17)),
    Case("model of another maker", "CP312", change=put(response__body__model="claude-haiku-4-5-20251001")),
)  # fmt: skip


# -- Anthropic


def message(ask: Ask) -> Record:
    kept = {"ephemeral_5m_input_tokens": ask.written - ask.hourly, "ephemeral_1h_input_tokens": ask.hourly}
    return {
        "ts": clock(ask.start), "status_code": ask.status, "headers": {"request-id": f"req_{ask.name[:20]}", "anthropic-organization-id": "o-1"},
        "request": {"model": ask.asked, "metadata": ask.carried()},
        "response": {"id": f"msg_{ask.name[:24]}", "type": "message", "role": "assistant", "model": ask.model, "content": [{"type": "text", "text": "redacted"}],
                     "stop_reason": "end_turn", "stop_sequence": None,
                     "usage": {"input_tokens": ask.input - ask.cached - ask.written, "cache_creation_input_tokens": ask.written, "cache_read_input_tokens": ask.cached,
                               "cache_creation": kept, "output_tokens": ask.output, "service_tier": ask.tier or "standard", "server_tool_use": None, "inference_geo": "global"}},
    }  # fmt: skip


def written(**kept: int) -> Change:
    """The lifetimes of what was written, and the sum left alone."""
    return lambda record: record["response"]["usage"]["cache_creation"].update(kept)


OF_MESSAGES = (
    Case("all of it from the cache", "", lambda ask: replace(ask, cached=ask.input - 4, written=0, hourly=0)),
    Case("tools of the server", "", change=put(response__usage__server_tool_use={"web_search_requests": 3, "web_fetch_requests": 0}, response__stop_reason="pause_turn")),
    Case("refused by the model", "", change=put(response__stop_reason="refusal")),
    Case("window exceeded", "", change=put(response__stop_reason="model_context_window_exceeded")),
    Case("priority", "", turn(tier="priority")),
    Case("no lifetimes, as before 2025", "", change=gone("response/usage/cache_creation")),
    Case("lifetimes are no sum of what was written", "CP305", change=written(ephemeral_5m_input_tokens=4000, ephemeral_1h_input_tokens=900)),
    Case("an hour's above all that was written", "CP305", change=written(ephemeral_1h_input_tokens=5000)),
    Case("read from the cache below nought", "CP305", change=put(response__usage__cache_read_input_tokens=-2048)),
    Case("only the beginning of a stream", "CP316 CP321", change=put(response__stop_reason=None, response__usage__output_tokens=1)),
    Case("no output counted", "CP301 CP302 CP305 CP316", change=put(response__usage__output_tokens=None)),
    Case("overloaded in the answer's place", "CP300 CP301 CP311 CP316 CP321", change=put(response={"type": "error", "error": {"type": "overloaded_error", "message": "…"}, "request_id": "req_1"})),
    Case("answered by a smaller one", "CP312", turn(asked="claude-opus-4-5"), put(response__model="claude-3-5-haiku-20241022")),
    Case("written in text", "CP305 CP302", change=put(response__usage__cache_creation_input_tokens="512")),
)  # fmt: skip


# -- Bedrock


def bedrock(ask: Ask) -> Record:
    return {
        "schemaType": "ModelInvocationLog", "schemaVersion": "1.0", "timestamp": clock(ask.start, "Z", 0), "accountId": "210987654321", "identity": {"arn": f"arn:aws:sts::210987654321:assumed-role/{ask.key}/i-0a"},
        "region": "eu-central-1", "requestId": f"{ask.name[:8]}-{ask.name[8:12]}-{ask.name[12:16]}-{ask.name[16:20]}-{ask.name[20:]}", "operation": "ConverseStream",
        "modelId": f"arn:aws:bedrock:eu-central-1:210987654321:inference-profile/{ask.model}", "inferenceRegion": "eu-west-3", "requestMetadata": ask.carried(),
        "input": {"inputContentType": "application/json", "inputBodyS3Path": f"s3://acme-bodies/{ask.name}_input.json.gz", "inputTokenCount": ask.input - ask.cached - ask.written,
                  "cacheReadInputTokenCount": ask.cached, "cacheWriteInputTokenCount": ask.written},
        "output": {"outputContentType": "application/json", "outputBodyJson": {"metrics": {"latencyMs": 812}, "stopReason": "end_turn",
                   "usage": {"inputTokens": ask.input - ask.cached - ask.written, "outputTokens": ask.output, "totalTokens": ask.input + ask.output,
                             "cacheReadInputTokens": ask.cached, "cacheWriteInputTokens": ask.written}}, "outputTokenCount": ask.output},
    }  # fmt: skip


OF_BEDROCK = (
    Case("no cache counted", "", lambda ask: replace(ask, cached=0, written=0, hourly=0), lambda r: [r["input"].pop(f"cache{n}InputTokenCount") for n in ("Read", "Write")]),
    Case("the body kept elsewhere", "", change=lambda r: r["output"].pop("outputBodyJson")),
    Case("throttled", "CP311", turn(input=0, output=0, cached=0, written=0, hourly=0), lambda r: (r.update(errorCode="ThrottlingException"), r.pop("output"), r.update(input={"inputContentType": "application/json"}))),
    Case("its own answer counts otherwise", "CP305", change=raised("output/outputBodyJson/usage/outputTokens", 33)),
    Case("no counts at all", "CP301 CP316 CP305", change=lambda r: (r["input"].pop("inputTokenCount"), r["output"].pop("outputTokenCount"))),
    Case("tags null", "CP301", change=put(requestMetadata=None)),
    Case("cached below nought", "CP305", change=put(input__cacheReadInputTokenCount=-1)),
    Case("time of another form", "CP306", change=put(timestamp="20/11/2026 05:40:00")),
    Case("model left out", "CP300 CP301 CP302 CP303", change=put(modelId="")),
    Case("in milliseconds, as CloudWatch writes it", "", change=put(timestamp=lambda was: was.replace("Z", ".482Z"))),
)  # fmt: skip


# -- Vertex


def vertex(ask: Ask) -> Record:
    """A row of BigQuery as `bq extract` writes it."""
    shown = ask.output - ask.reasoning
    usage = {
        "promptTokenCount": ask.input, "candidatesTokenCount": shown, "thoughtsTokenCount": ask.reasoning, "totalTokenCount": ask.input + ask.output,
        "cachedContentTokenCount": ask.cached, "trafficType": "ON_DEMAND",
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": ask.input}], "candidatesTokensDetails": [{"modality": "TEXT", "tokenCount": shown}],
    }  # fmt: skip
    return {
        "endpoint": "projects/9/locations/europe-west4/publishers/google/models/gemini-2.5-pro", "logging_time": clock(ask.start, "", 6).replace("T", " ") + " UTC",
        "request_id": str(int(ask.name[:14], 16)), "model": "gemini-2.5-pro", "model_version": "gemini-2.5-pro", "api_method": "streamGenerateContent", "deployed_model_id": None,
        "full_request": json.dumps({"contents": [], "labels": ask.carried()}), "metadata": json.dumps({"request_latency": 900}), "request_payload": [], "response_payload": [],
        "full_response": json.dumps({"responseId": ask.name[:22], "modelVersion": ask.model, "usageMetadata": usage, "candidates": [{"finishReason": "STOP"}]}),
    }  # fmt: skip


def in_text(column: str, change: Change) -> Change:
    def spoil(record: Record) -> None:
        whole = json.loads(record[column])
        change(whole)
        record[column] = json.dumps(whole)

    return spoil


def usage_of(**values: Any) -> Change:
    return in_text("full_response", lambda whole: put(**values)(whole["usageMetadata"]))


OF_VERTEX = (
    Case("provisioned", "", change=usage_of(trafficType="PROVISIONED_THROUGHPUT")),
    Case("pictures and text", "", change=usage_of(promptTokensDetails=lambda was: [{"modality": "IMAGE", "tokenCount": 258}, {"modality": "TEXT", "tokenCount": was[0]["tokenCount"] - 258}])),
    Case("tools asked on its behalf", "", change=usage_of(toolUsePromptTokenCount=40, totalTokenCount=lambda was: was + 40)),
    Case("more thoughts than the total holds", "CP305", change=usage_of(thoughtsTokenCount=lambda was: was + 900)),
    Case("the total without thoughts", "CP305", turn(input=900, output=800, cached=0, reasoning=700), usage_of(totalTokenCount=1000)),
    Case("more cached than asked", "CP305", change=usage_of(cachedContentTokenCount=500_000)),
    Case("labels as text", "CP301 CP302", change=in_text("full_request", put(labels=json.dumps))),
    Case("no labels", "CP301", change=in_text("full_request", put(labels=None))),
    Case("blocked, and nothing counted", "CP316 CP301 CP305 CP311 CP321", change=in_text("full_response", lambda w: (w.pop("usageMetadata"), w.update(candidates=[], promptFeedback={"blockReason": "SAFETY"})))),
    Case("an answer that breaks off", "CP300 CP302 CP301", change=put(full_response=lambda was: was[:60])),
    Case("quota", "CP311", turn(input=0, output=0, cached=0, reasoning=0), put(full_response=json.dumps({"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "…"}}))),
)  # fmt: skip


def copied(record: Record, **values: Any) -> Record:
    return {**copy.deepcopy(record), **values}


GPT = ("gpt-5.1", "gpt-5-mini", "gpt-4.1")
CLAUDE = ("claude-opus-4-5", "claude-haiku-4-5")
AWS = "AWSLogs/210987654321/BedrockModelInvocationLogs/eu-central-1/2026/11/20/05/20261120T054000000Z_0a1b2c.json.gz"
LOGS = (
    Log("app/env=prod/dt=2026-11-20/part-0.json.zst", chat, named("response/id", "headers/x-request-id"), "txhc", GPT, CHAT, zstandard),
    Log("app/responses.ndjson", responses, named("response/id"), "txc", GPT, OF_RESPONSES),
    Log("jobs/batch_69_output.jsonl", batch, named("id", "custom_id"), "txc", GPT, OF_BATCH),
    Log("app/messages.log.gz", message, named("response/id", "headers/request-id"), "txhc", CLAUDE, OF_MESSAGES, gzipped),
    Log(AWS, bedrock, named("requestId"), "xc", ("sonnet",), OF_BEDROCK, gzipped),
    Log("bq-000000000000.json", vertex, named("request_id"), "xc", ("gemini-2.5-pro",), OF_VERTEX),
)  # fmt: skip
