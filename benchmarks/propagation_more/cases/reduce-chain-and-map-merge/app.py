"""functools.reduce over dicts, itertools.chain of items, ChainMap.new_child and a dict view difference."""
import functools
import itertools
import operator
from collections import ChainMap

from openai import OpenAI

PARTS = [{"x-team-id": "rc", "x-cost-center": "cc-450"}, {"x-service": "rc"}, {"x-environment": "prod"}]
CID = {"x-correlation-id": "1"}
client = OpenAI()


def reduced(text):
    headers = functools.reduce(operator.or_, PARTS, CID)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def chained(text):
    headers = dict(itertools.chain.from_iterable(p.items() for p in PARTS[:2]))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def layered(text):
    layers = ChainMap(CID, *PARTS).new_child({"x-service": ""})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(layers))


def difference(text):
    whole = {**PARTS[0], **PARTS[1], **PARTS[2], **CID, "x-debug": "1"}
    kept = whole.keys() - {"x-debug"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers={k: whole[k] for k in kept})


def main():
    reduced("a")
    chained("a")
    layered("a")
    difference("a")
