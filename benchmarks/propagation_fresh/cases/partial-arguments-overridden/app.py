"""partial: a later keyword replaces an earlier one whole; a positional one shifts; .keywords is the partial's own."""
from functools import partial

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "pa", "x-cost-center": "cc-10", "x-service": "pa", "x-environment": "prod", "x-correlation-id": "1"}


def send(text, headers=None, model="gpt-4o"):
    return client.responses.create(model=model, input=text, extra_headers=headers)


tagged = partial(send, headers=FULL)


def plain(text):
    return tagged(text)


def replaced(text):
    return tagged(text, headers={"x-team-id": "pa"})


def changed(text):
    loose = partial(send, headers=dict(FULL))
    loose.keywords["headers"].pop("x-service")
    return loose(text)


def nested(text):
    return partial(tagged, model="gpt-4o-mini")(text)


def main():
    plain("a")
    replaced("b")
    changed("c")
    nested("d")
