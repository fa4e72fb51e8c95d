from collections import defaultdict

from openai import OpenAI

client = OpenAI()
handlers = defaultdict(list)
OWNER = {"x-team-id": "eb", "x-cost-center": "cc-964", "x-service": "eb", "x-environment": "prod"}


def on(event):
    def register(fn):
        handlers[event].append(fn)
        return fn
    return register


def emit(event, **payload):
    for fn in handlers[event]:
        fn(**payload)


@on("created")
def welcome(name, **meta):
    client.responses.create(model="gpt-4o", input=name, extra_headers={**OWNER, "x-correlation-id": meta["event_id"]})


@on("created")
@on("deleted")
def note(name, **meta):
    client.responses.create(model="gpt-4o", input=name, extra_headers={**OWNER, "x-correlation-id": meta.get("event_id", "")})


def main():
    emit("created", name="a", event_id="e-1")
    emit("deleted", name="a")
