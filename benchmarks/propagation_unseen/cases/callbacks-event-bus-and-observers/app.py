from collections import defaultdict

from openai import OpenAI

client = OpenAI()


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)

    def on(self, event):
        def register(fn):
            self.handlers[event].append(fn)
            return fn
        return register

    def emit(self, event, **payload):
        return [fn(**payload) for fn in self.handlers[event]]


bus = Bus()


@bus.on("document.created")
def summarise(text, tags):
    return client.responses.create(model="gpt-5", input=text, extra_headers=tags)


@bus.on("document.created")
def index(text, **_):
    return client.embeddings.create(model="text-embedding-3-small", input=text)


@bus.on("document.deleted")
def farewell(text, tags=None):
    return client.responses.create(model="gpt-5", input=text, extra_headers=tags or {})


FULL = {"x-team-id": "cb", "x-cost-center": "cc", "x-service": "cb", "x-environment": "prod", "x-correlation-id": "1"}


def main():
    bus.emit("document.created", text="x", tags=FULL)
    bus.emit("document.deleted", text="x")
