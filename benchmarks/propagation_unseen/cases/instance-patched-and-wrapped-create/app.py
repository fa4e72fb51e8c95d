import types
from functools import wraps

from openai import OpenAI

FULL = {"x-team-id": "mp", "x-cost-center": "cc", "x-service": "mp", "x-environment": "prod", "x-correlation-id": "1"}


def instrument(client, headers):
    original = client.responses.create

    @wraps(original)
    def create(*args, **kwargs):
        kwargs["extra_headers"] = {**headers, **(kwargs.get("extra_headers") or {})}
        return original(*args, **kwargs)

    client.responses.create = create
    return client


def mute(client):
    def create(self, **kwargs):
        return {"stub": True}
    client.embeddings.create = types.MethodType(create, client.embeddings)
    return client


tagged = instrument(OpenAI(), FULL)
partly = instrument(OpenAI(), {"x-team-id": "mp"})
muted = mute(OpenAI())


def a():
    return tagged.responses.create(model="gpt-5", input="x")


def b():
    return partly.responses.create(model="gpt-5", input="x", extra_headers={"x-service": "mp"})


def c():
    return tagged.chat.completions.create(model="gpt-4o", messages=[])


def d():
    return muted.embeddings.create(model="text-embedding-3-small", input="x")


def main():
    a()
    b()
    c()
    d()
