from collections import ChainMap

from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}


def written_to_front(text):
    layer = ChainMap({}, BASE)
    layer["x-correlation-id"] = "1"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(layer))


def base_untouched(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=BASE)


def front_hides(text):
    layer = ChainMap({"x-team-id": ""}, BASE, {"x-correlation-id": "1"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(layer))


def front_removed(text):
    layer = ChainMap({"x-team-id": "", "x-correlation-id": "1"}, BASE)
    del layer["x-team-id"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(layer))


def main():
    written_to_front("a")
    base_untouched("b")
    front_hides("c")
    front_removed("d")
