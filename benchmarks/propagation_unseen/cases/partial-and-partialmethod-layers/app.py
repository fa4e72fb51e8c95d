from functools import partial, partialmethod

from openai import OpenAI

client = OpenAI()
HALF = {"x-team-id": "pt", "x-cost-center": "cc"}
FULL = HALF | {"x-service": "pt", "x-environment": "prod", "x-correlation-id": "1"}

gpt = partial(client.responses.create, model="gpt-5")
tagged = partial(gpt, extra_headers=FULL)
half = partial(gpt, extra_headers=HALF)


class Api:
    def __init__(self):
        self._client = OpenAI()

    def _call(self, resource, *, headers=None, **kw):
        return getattr(self._client, resource).create(extra_headers=headers, **kw)

    respond = partialmethod(_call, "responses", model="gpt-5")
    embed = partialmethod(_call, "embeddings", model="text-embedding-3-small", headers=FULL)


def a():
    return tagged(input="x")


def b():
    return half(input="x")


def c():
    return half(input="x", extra_headers=FULL)


def d():
    return tagged(input="x", extra_headers={})


def e():
    return Api().embed(input="x")


def f():
    return Api().respond(input="x")


def main():
    a()
    b()
    c()
    d()
    e()
    f()
