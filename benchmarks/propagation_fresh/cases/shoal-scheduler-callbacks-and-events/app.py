from collections import defaultdict

from openai import OpenAI


class Bus:
    def __init__(self):
        self.listeners = defaultdict(list)

    def on(self, event):
        def add(fn):
            self.listeners[event].append(fn)
            return fn
        return add

    def emit(self, event, **payload):
        return [fn(**payload) for fn in self.listeners[event]]


bus = Bus()
client = OpenAI(default_headers={"x-team-id": "shoal", "x-cost-center": "cc-367", "x-service": "fish", "x-environment": "prod"})


@bus.on("caught")
def caught(text, cid, **_):
    client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


@bus.on("caught")
@bus.on("lost")
def note(text, **payload):
    client.embeddings.create(model="text-embedding-3-small", input=text)


def main():
    bus.emit("caught", text="cod", cid="f-1")
    bus.emit("lost", text="eel")
