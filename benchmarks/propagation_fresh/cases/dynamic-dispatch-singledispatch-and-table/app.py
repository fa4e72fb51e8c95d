from functools import singledispatch

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "sd", "x-cost-center": "cc-2047", "x-service": "sd", "x-environment": "prod", "x-correlation-id": "s"}


@singledispatch
def send(payload):
    raise TypeError(payload)


@send.register
def _(payload: str):
    return client.responses.create(model="gpt-4o", input=payload, extra_headers=TAGS)


@send.register(list)
def _many(payload):
    return client.embeddings.create(model="text-embedding-3-small", input=payload)


VERBS = {"say": send, "count": len}


def main():
    VERBS["say"]("a")
    VERBS["say"](["a", "b"])
    VERBS["count"]("a")
