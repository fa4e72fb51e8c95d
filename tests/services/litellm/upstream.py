"""A stub of two providers' APIs: OpenAI's chat completions and embeddings, Anthropic's messages; plain and streamed."""

from __future__ import annotations

import http.server
import itertools
import json
from typing import Any

USAGE = {
    "prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200,
    "prompt_tokens_details": {"cached_tokens": 400, "audio_tokens": 0},
    "completion_tokens_details": {"reasoning_tokens": 50, "audio_tokens": 0},
}  # fmt: skip
ANTHROPIC = {
    "input_tokens": 500, "cache_read_input_tokens": 400, "cache_creation_input_tokens": 100, "output_tokens": 200,
}  # fmt: skip


class Upstream(http.server.BaseHTTPRequestHandler):
    """`/broken` always fails, `/shaky` fails every other time."""

    protocol_version = "HTTP/1.1"
    numbers = itertools.count(1)
    shaky = itertools.count(1)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        number = next(self.numbers)
        if "/broken/" in self.path or ("/shaky/" in self.path and next(self.shaky) % 2):
            self._json(500, {"error": {"message": "overloaded", "type": "server_error"}}, number)
        elif self.path.endswith("/messages"):
            self._message(asked, number)
        elif self.path.endswith("/embeddings"):
            data = [{"object": "embedding", "index": 0, "embedding": [0.5, 0.25]}]
            usage = {"prompt_tokens": 12, "total_tokens": 12}
            self._json(200, {"object": "list", "model": asked["model"], "data": data, "usage": usage}, number)
        else:
            self._chat(asked, number)

    def _chat(self, asked: dict[str, Any], number: int) -> None:
        head = {"id": f"chatcmpl-up-{number}", "created": 1793000000, "model": "gpt-4o-mini-2024-07-18"}
        if not asked.get("stream"):
            choice = {"index": 0, "message": {"role": "assistant", "content": "hello"}, "finish_reason": "stop"}
            self._json(200, {**head, "object": "chat.completion", "choices": [choice], "usage": USAGE}, number)
            return
        chunk = {**head, "object": "chat.completion.chunk"}
        events = [
            {
                **chunk,
                "choices": [{"index": 0, "delta": {"role": "assistant", "content": "hel"}, "finish_reason": None}],
            },
            {**chunk, "choices": [{"index": 0, "delta": {"content": "lo"}, "finish_reason": "stop"}]},
        ]
        if (asked.get("stream_options") or {}).get("include_usage"):
            events.append({**chunk, "choices": [], "usage": USAGE})
        self._events([*(json.dumps(event) for event in events), "[DONE]"], number)

    def _message(self, asked: dict[str, Any], number: int) -> None:
        text = {"type": "text", "text": "hello"}
        body = {
            "id": f"msg_up_{number}", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5-20250929",
            "content": [text], "stop_reason": "end_turn", "stop_sequence": None, "usage": ANTHROPIC,
        }  # fmt: skip
        self._json(200, body, number)

    def _json(self, status: int, body: dict[str, Any], number: int) -> None:
        self._send(status, "application/json", json.dumps(body).encode(), number)

    def _events(self, events: list[str], number: int) -> None:
        self._send(200, "text/event-stream", "".join(f"data: {event}\n\n" for event in events).encode(), number)

    def _send(self, status: int, kind: str, body: bytes, number: int) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.send_header("x-request-id", f"req_up_{number}")
        self.end_headers()
        self.wfile.write(body)
