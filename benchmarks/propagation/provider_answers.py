"""What the stub answers: request path and JSON body -> content type and payload, in each provider's wire format.

Just enough of each format for the real SDKs to be content. The formats are those of the providers' API references;
every answer says the same few words and the same few tokens.
"""

from __future__ import annotations

import base64
import json
import re
import struct
from collections.abc import Callable, Iterable
from typing import Any

JSON = "application/json"
EVENT_STREAM = "text/event-stream"
TEXT = "stub answer"
CREATED = 1700000000
USAGE = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}

Body = dict[str, Any]
Answer = tuple[str, str]  # content type, payload

LLM_PATH = re.compile(
    r"(/chat/completions|/responses|/embeddings|/v1/messages|/completions"
    r"|/model/[^/]+/(converse|invoke)(-stream)?|:(generateContent|streamGenerateContent|embedContent|batchEmbedContents|predict)"
    r"|/v2/chat|/v1/chat|/v2/embed|/images/generations|/audio/(speech|transcriptions))$"
)


def is_llm_path(path: str) -> bool:
    """Whether a request to this path is spend."""
    return bool(LLM_PATH.search(path.split("?")[0]))


def answer(path: str, body: Body) -> Answer:
    path = path.split("?")[0]
    for suits, respond in ANSWERS:
        if suits(path):
            return respond(path, body)
    return JSON, "{}"


def filling(schema: Body, definitions: Body | None = None) -> Any:
    """A minimal value that fits a JSON schema (for structured outputs and forced tools)."""
    definitions = definitions or schema.get("$defs") or schema.get("definitions") or {}
    if "$ref" in schema:
        return filling(definitions.get(schema["$ref"].rsplit("/", 1)[-1], {}), definitions)
    for key in ("anyOf", "oneOf", "allOf"):
        if schema.get(key):
            return filling(schema[key][0], definitions)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object":
        return {name: filling(value, definitions) for name, value in schema.get("properties", {}).items()}
    return {"array": [], "integer": 1, "number": 1.0, "boolean": True, "null": None}.get(kind, "stub")


def _json(document: Any) -> Answer:
    return JSON, json.dumps(document)


def _events(events: Iterable[Body], *, named: bool = False, end: str = "") -> Answer:
    """Server-sent events; `named` ones carry their type in a line of its own."""
    lines = []
    for event in events:
        if named:
            lines.append(f"event: {event['type']}\n")
        lines.append(f"data: {json.dumps(event)}\n\n")
    return EVENT_STREAM, "".join(lines) + end


# ------------------------------------------------------------------ OpenAI
def _chat_message(body: Body) -> tuple[Body, str]:
    """The assistant's message and the finish reason: a forced tool is called, a JSON schema is filled."""
    choice = body.get("tool_choice")
    tools = [tool["function"] for tool in body.get("tools") or [] if tool.get("function")]
    if tools and choice and choice not in ("auto", "none"):
        name = choice.get("function", {}).get("name") if isinstance(choice, dict) else None
        function = next((f for f in tools if f["name"] == name), tools[0])
        arguments = json.dumps(filling(function.get("parameters", {})))
        call = {"id": "call_1", "type": "function", "function": {"name": function["name"], "arguments": arguments}}
        return {"role": "assistant", "content": None, "tool_calls": [call]}, "tool_calls"
    wanted = body.get("response_format") or {}
    if wanted.get("type") == "json_schema":
        content = json.dumps(filling(wanted["json_schema"].get("schema", {})))
        return {"role": "assistant", "content": content}, "stop"
    return {"role": "assistant", "content": TEXT}, "stop"


def _model(body: Body) -> Any:
    return body.get("model", "stub-model")


def _chat_completion(_: str, body: Body) -> Answer:
    message, reason = _chat_message(body)
    base = {"id": "chatcmpl-1", "created": CREATED, "model": _model(body)}
    if body.get("stream"):
        chunk = {**base, "object": "chat.completion.chunk"}
        first = {**chunk, "choices": [{"index": 0, "delta": message, "finish_reason": None}]}
        last = {**chunk, "choices": [{"index": 0, "delta": {}, "finish_reason": reason}], "usage": USAGE}
        return _events([first, last], end="data: [DONE]\n\n")
    choice = {"index": 0, "message": message, "finish_reason": reason, "logprobs": None}
    return _json({**base, "object": "chat.completion", "usage": USAGE, "choices": [choice]})


def _response(_: str, body: Body) -> Answer:
    text = TEXT
    wanted = (body.get("text") or {}).get("format") or {}
    if wanted.get("type") == "json_schema":
        text = json.dumps(filling(wanted.get("schema", {})))
    item = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": [{"type": "output_text", "text": text, "annotations": []}],
    }
    response = {
        "id": "resp_1",
        "object": "response",
        "created_at": CREATED,
        "status": "completed",
        "model": _model(body),
        "output": [item],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "temperature": 1.0,
        "top_p": 1.0,
        "usage": {
            "input_tokens": 9,
            "output_tokens": 3,
            "total_tokens": 12,
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens_details": {"reasoning_tokens": 0},
        },
    }
    if not body.get("stream"):
        return _json(response)
    started = {**response, "status": "in_progress", "output": []}
    events = [
        {"type": "response.created", "sequence_number": 0, "response": started},
        {"type": "response.completed", "sequence_number": 1, "response": response},
    ]
    return _events(events, named=True)


def _embeddings(_: str, body: Body) -> Answer:
    inputs = body.get("input", "x")
    # One list of token numbers is one input, a list of texts or of such lists is several.
    count = len(inputs) if isinstance(inputs, list) and inputs and not isinstance(inputs[0], int) else 1
    vector = [0.1, 0.2, 0.3]
    packed = base64.b64encode(struct.pack("<3f", *vector)).decode()
    embedding = packed if body.get("encoding_format") == "base64" else vector
    data = [{"object": "embedding", "index": i, "embedding": embedding} for i in range(count)]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return _json({"object": "list", "model": _model(body), "usage": usage, "data": data})


def _completion(_: str, body: Body) -> Answer:
    base = {"id": "cmpl-1", "object": "text_completion", "created": CREATED, "model": _model(body), "usage": USAGE}
    choice = {"index": 0, "text": TEXT, "finish_reason": "stop", "logprobs": None}
    return _json({**base, "choices": [choice]})


def _image(_: str, body: Body) -> Answer:
    return _json({"created": CREATED, "data": [{"url": "http://127.0.0.1/x.png"}]})


# ------------------------------------------------------------------ Anthropic
def _anthropic_message(_: str, body: Body) -> Answer:
    content: Body = {"type": "text", "text": TEXT}
    choice = body.get("tool_choice") or {}
    if choice.get("type") in ("tool", "any") and body.get("tools"):
        tool = next((t for t in body["tools"] if t.get("name") == choice.get("name")), body["tools"][0])
        arguments = filling(tool.get("input_schema", {}))
        content = {"type": "tool_use", "id": "toolu_1", "name": tool["name"], "input": arguments}
    message = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": _model(body),
        "content": [content],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 9, "output_tokens": 3},
    }
    if not body.get("stream"):
        return _json(message)
    ended = {"stop_reason": "end_turn", "stop_sequence": None}
    events = [
        {"type": "message_start", "message": {**message, "content": [], "stop_reason": None}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": TEXT}},
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": ended, "usage": message["usage"]},
        {"type": "message_stop"},
    ]
    return _events(events, named=True)


# ------------------------------------------------------------------ Bedrock
def _converse(_: str, body: Body) -> Answer:
    message = {"role": "assistant", "content": [{"text": TEXT}]}
    usage = {"inputTokens": 9, "outputTokens": 3, "totalTokens": 12}
    ended = {"stopReason": "end_turn", "metrics": {"latencyMs": 1}, "usage": usage}
    return _json({"output": {"message": message}, **ended})


def _invoke(_: str, body: Body) -> Answer:
    content = [{"type": "text", "text": TEXT}]
    return _json({"content": content, "completion": TEXT, "usage": {"input_tokens": 9, "output_tokens": 3}})


# ------------------------------------------------------------------ Google
def _generate_content(path: str, body: Body) -> Answer:
    content = {"role": "model", "parts": [{"text": TEXT}]}
    usage = {"promptTokenCount": 9, "candidatesTokenCount": 3, "totalTokenCount": 12}
    candidate = {"content": content, "finishReason": "STOP", "index": 0}
    document = {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "stub"}
    return _events([document]) if "streamGenerateContent" in path else _json(document)


def _embed_content(_: str, body: Body) -> Answer:
    return _json({"embeddings": [{"values": [0.1, 0.2]}], "embedding": {"values": [0.1, 0.2]}})


# ------------------------------------------------------------------ Cohere
def _cohere_chat(_: str, body: Body) -> Answer:
    message = {"role": "assistant", "content": [{"type": "text", "text": TEXT}]}
    return _json({"id": "c1", "finish_reason": "COMPLETE", "usage": {}, "message": message})


def _cohere_chat_v1(_: str, body: Body) -> Answer:
    return _json({"text": TEXT, "generation_id": "g1", "finish_reason": "COMPLETE"})


def _cohere_embed(_: str, body: Body) -> Answer:
    return _json({"id": "e1", "texts": [], "embeddings": {"float": [[0.1, 0.2]]}})


def _ends(*ends: str) -> Callable[[str], bool]:
    return lambda path: path.endswith(ends)


# Which paths -> the answer; the first that suits.
ANSWERS: tuple[tuple[Callable[[str], bool], Callable[[str, Body], Answer]], ...] = (
    (_ends("/chat/completions"), _chat_completion),
    (_ends("/responses"), _response),
    (_ends("/embeddings"), _embeddings),
    (_ends("/v1/messages"), _anthropic_message),
    (_ends("/converse"), _converse),
    (_ends("/invoke"), _invoke),
    (lambda path: "generatecontent" in path.lower(), _generate_content),
    (_ends("atchEmbedContents", ":embedContent"), _embed_content),
    (_ends("/v2/chat"), _cohere_chat),
    (_ends("/v1/chat"), _cohere_chat_v1),
    (_ends("/v2/embed"), _cohere_embed),
    (_ends("/completions"), _completion),
    (_ends("/images/generations"), _image),
)
