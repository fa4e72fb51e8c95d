"""Generators yield requests that another function sends; send() and yield from pass headers along."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "gp", "x-cost-center": "cc-427", "x-service": "gp", "x-environment": "prod"}


def requests(texts):
    for n, text in enumerate(texts):
        yield {"model": "gpt-4o", "input": text, "extra_headers": {**OWNER, "x-correlation-id": f"g-{n}"}}


def more(texts):
    yield from requests(texts)


def bare(texts):
    yield from ({"model": "gpt-4o", "input": t, "extra_headers": OWNER} for t in texts)


def flush(source):
    return [client.responses.create(**request) for request in source]


def drain(source):
    for request in source:
        client.responses.create(**request)


def main():
    flush(more(["a", "b"]))
    drain(bare(["a"]))
