"""A proxy and a ChainMap see what happens to the mappings below them."""
from collections import ChainMap
from types import MappingProxyType

from openai import OpenAI

client = OpenAI()


def base():
    return {"x-team-id": "vw", "x-cost-center": "cc-36", "x-service": "vw", "x-environment": "prod", "x-correlation-id": "1"}


def proxied(text):
    below = base()
    view = MappingProxyType(below)
    below.pop("x-service")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(view))


def chained(text):
    below = base()
    view = ChainMap({}, below)
    del below["x-team-id"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(view))


def frozen(text):
    below = base()
    view = MappingProxyType(dict(below))
    below.clear()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(view))


def keys_of(text):
    below = base()
    names = below.keys()
    below.pop("x-environment")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={n: below[n] for n in names})


def main():
    proxied("a")
    chained("b")
    frozen("c")
    keys_of("d")
