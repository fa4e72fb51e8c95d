"""Handlers subscribe to an event bus; the payload carries the headers for some events only."""
from collections import defaultdict

import anthropic

client = anthropic.Anthropic()
OWNER = {"x-team-id": "eb", "x-cost-center": "cc-420", "x-service": "eb", "x-environment": "prod"}


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)

    def on(self, event):
        def register(fn):
            self.handlers[event].append(fn)
            return fn
        return register

    def emit(self, event, payload):
        for handler in self.handlers[event]:
            handler(payload)


bus = Bus()


@bus.on("order")
def explain_order(payload):
    client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={**OWNER, "x-correlation-id": payload["id"]},
                           messages=[{"role": "user", "content": payload["text"]}])


@bus.on("review")
def rate_review(payload):
    client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={**OWNER, **payload.get("headers", {})},
                           messages=[{"role": "user", "content": payload["text"]}])


def main():
    bus.emit("order", {"id": "o-1", "text": "a"})
    bus.emit("review", {"text": "b"})
