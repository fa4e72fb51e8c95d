"""A local server that answers like the providers do, as far as SDKs need it, and keeps what it was sent."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
MESSAGE = {"role": "assistant", "content": '{"answer": "ok"}'}
CHAT = {
    "id": "c1",
    "object": "chat.completion",
    "created": 1,
    "model": "stub",
    "choices": [{"index": 0, "message": MESSAGE, "finish_reason": "stop", "logprobs": None}],
    "usage": USAGE,
}
CHUNK = {
    "id": "c1",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "stub",
    "choices": [{"index": 0, "delta": MESSAGE, "finish_reason": "stop"}],
}
EMBEDDING = {
    "object": "list",
    "model": "stub",
    "data": [{"object": "embedding", "index": 0, "embedding": [0.1, 0.2]}],
    "usage": {"prompt_tokens": 1, "total_tokens": 1},
}
RESPONSE = {
    "id": "r1",
    "object": "response",
    "created_at": 1,
    "status": "completed",
    "model": "stub",
    "output": [
        {
            "type": "message",
            "id": "m1",
            "role": "assistant",
            "status": "completed",
            "content": [{"type": "output_text", "text": "ok", "annotations": []}],
        }
    ],
    "parallel_tool_calls": False,
    "tool_choice": "auto",
    "tools": [],
    "usage": {
        "input_tokens": 1,
        "output_tokens": 1,
        "total_tokens": 2,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens_details": {"reasoning_tokens": 0},
    },
}
ANTHROPIC = {
    "id": "m1",
    "type": "message",
    "role": "assistant",
    "model": "stub",
    "content": [{"type": "text", "text": "ok"}],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {"input_tokens": 1, "output_tokens": 1},
}
GEMINI = {
    "candidates": [{"content": {"role": "model", "parts": [{"text": "ok"}]}, "finishReason": "STOP", "index": 0}],
    "usageMetadata": {"promptTokenCount": 1, "candidatesTokenCount": 1, "totalTokenCount": 2},
    "modelVersion": "stub",
}
CONVERSE = {
    "output": {"message": {"role": "assistant", "content": [{"text": "ok"}]}},
    "stopReason": "end_turn",
    "usage": {"inputTokens": 1, "outputTokens": 1, "totalTokens": 2},
    "metrics": {"latencyMs": 1},
}
OLLAMA = {"model": "stub", "created_at": "2026-01-01T00:00:00Z", "message": MESSAGE, "response": "ok", "done": True}

# The end of a path -> the answer; the first that fits.
ANSWERS: tuple[tuple[str, Any], ...] = (
    ("/chat/completions", CHAT),
    ("/embeddings", EMBEDDING),
    ("/responses", RESPONSE),
    ("/messages", ANTHROPIC),
    ("generateContent", GEMINI),
    ("/converse", CONVERSE),
    ("/api/chat", OLLAMA),
    ("/api/generate", OLLAMA),
    ("/api/embed", {"model": "stub", "embeddings": [[0.1, 0.2]]}),
)


@dataclass(slots=True)
class Received:
    """One request: header names in lower case; the body as JSON, or None where it is none."""

    path: str
    headers: dict[str, str]
    body: Any = None


@dataclass(slots=True)
class Stub:
    url: str = ""
    received: list[Received] = field(default_factory=list)


@contextmanager
def serve() -> Iterator[Stub]:
    """A stub on a free port of this machine, for the length of the block."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("content-length") or 0))
            if "chunked" in self.headers.get("transfer-encoding", ""):
                data = self._chunks()
            try:
                body = json.loads(data)
            except ValueError:
                body = None
            path = self.path.partition("?")[0]
            stub.received.append(Received(path, {k.lower(): v for k, v in self.headers.items()}, body))
            if isinstance(body, dict) and body.get("stream") is True and path.endswith("/chat/completions"):
                self._answer(f"data: {json.dumps(CHUNK)}\n\ndata: [DONE]\n\n".encode(), "text/event-stream")
                return
            answer = next((a for end, a in ANSWERS if path.endswith(end)), {})
            self._answer(json.dumps(answer).encode(), "application/json")

        def do_GET(self) -> None:
            self._answer(b"{}", "application/json")

        def _chunks(self) -> bytes:
            data = b""
            while size := int(self.rfile.readline().strip() or b"0", 16):
                data += self.rfile.read(size)
                self.rfile.readline()
            return data

        def _answer(self, data: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
