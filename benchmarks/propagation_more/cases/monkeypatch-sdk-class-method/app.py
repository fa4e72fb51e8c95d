"""The SDK's class is patched at import: every client gets the headers; one attribute is put back later."""
import functools

from openai import OpenAI
from openai.resources.responses import Responses

TAGS = {"x-team-id": "mk", "x-cost-center": "cc-395", "x-service": "mk", "x-environment": "prod", "x-correlation-id": "1"}
_create = Responses.create


@functools.wraps(_create)
def create(self, **kwargs):
    kwargs.setdefault("extra_headers", TAGS)
    return _create(self, **kwargs)


Responses.create = create


def ask(text):
    return OpenAI().responses.create(model="gpt-4o", input=text)


def ask_own(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "mk"})


def embed(text):
    return OpenAI().embeddings.create(model="text-embedding-3-small", input=text)


def main():
    ask("a")
    ask_own("a")
    embed("a")
