"""A dict of lambdas, and singledispatch on the type of the job."""
from functools import singledispatch

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "we", "x-cost-center": "cc-402", "x-service": "we", "x-environment": "prod", "x-correlation-id": "1"}

ACTIONS = {
    "ask": lambda text: client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS),
    "embed": lambda text: client.embeddings.create(model="text-embedding-3-small", input=text),
}


@singledispatch
def handle(job):
    raise TypeError(job)


@handle.register
def _(job: str):
    return ACTIONS["ask"](job)


@handle.register(list)
def _many(job):
    return [ACTIONS["embed"](part) for part in job]


def main():
    handle("a")
    handle(["b", "c"])
