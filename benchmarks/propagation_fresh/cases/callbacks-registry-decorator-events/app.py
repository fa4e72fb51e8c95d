"""Handlers registered by a decorator for an event; emit passes what the emitter knows."""
from collections import defaultdict

import anthropic

api = anthropic.Anthropic()
OWNER = {"x-team-id": "ev", "x-cost-center": "cc-1085", "x-service": "ev", "x-environment": "prod"}
handlers = defaultdict(list)


def on(event):
    def register(fn):
        handlers[event].append(fn)
        return fn
    return register


def emit(event, **payload):
    for handler in handlers[event]:
        handler(**payload)


@on("created")
def greet(name, headers=None):
    api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={**OWNER, **(headers or {})},
                        messages=[{"role": "user", "content": name}])


@on("deleted")
def mourn(name, headers=None):
    api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers, messages=[{"role": "user", "content": name}])


def main():
    emit("created", name="a", headers={"x-correlation-id": "1"})
    emit("deleted", name="a", headers={"x-correlation-id": "2"})
    emit("ignored", name="a")
