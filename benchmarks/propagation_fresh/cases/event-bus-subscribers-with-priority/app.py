from collections import defaultdict

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "eb", "x-cost-center": "cc-91", "x-service": "eb", "x-environment": "prod"}


class Bus:
    def __init__(self):
        self._handlers = defaultdict(list)

    def on(self, event, priority=0):
        def register(fn):
            self._handlers[event].append((priority, fn))
            return fn
        return register

    def emit(self, event, **payload):
        for _, fn in sorted(self._handlers[event], key=lambda pair: -pair[0]):
            fn(payload)


bus = Bus()


@bus.on("mail", priority=5)
def stamp(payload):
    payload["headers"] = {**OWNER, "x-correlation-id": payload["id"]}


@bus.on("mail")
def reply(payload):
    client.responses.create(model="gpt-4o", input=payload["text"], extra_headers=payload.get("headers"))


@bus.on("note")
def note(payload):
    client.responses.create(model="gpt-4o", input=payload["text"], extra_headers=payload.get("headers"))


def main():
    bus.emit("mail", id="m-1", text="a")
    bus.emit("note", id="n-1", text="b")
