from itertools import count, islice

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "sluice", "x-cost-center": "cc-381", "x-service": "batch", "x-environment": "prod"}
runs = count(1)


def chunks(items, size):
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield next(runs), chunk


def embed_all(items, done=frozenset()):
    for number, chunk in chunks(items, 2):
        if number in done:
            continue
        headers = {**OWNER, "x-correlation-id": f"batch-{number}"}
        client.embeddings.create(model="text-embedding-3-small", input=chunk, extra_headers=headers)


def embed_rest(items):
    for chunk in (items[i:i + 2] for i in range(0, len(items), 2)):
        client.embeddings.create(model="text-embedding-3-small", input=chunk, extra_headers={**OWNER, "x-batch-id": "rest"})


def main():
    embed_all(["a", "b", "c"])
    embed_rest(["d"])
