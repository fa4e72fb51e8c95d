from itertools import islice

from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "bs", "x-cost-center": "cc-405", "x-service": "bs"})


def batches(items, size):
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def index(texts):
    for number, batch in enumerate(batches(texts, 2)):
        client.embeddings.create(model="text-embedding-3-small", input=batch,
                                 extra_headers={"x-environment": "prod", "x-correlation-id": f"batch-{number}"})


def index_sliced(texts):
    for start in range(0, len(texts), 2):
        client.embeddings.create(model="text-embedding-3-small", input=texts[start:start + 2],
                                 extra_headers={"x-environment": "prod"} if start else {"x-correlation-id": "first"})


def main():
    index(["a", "b", "c"])
    index_sliced(["a", "b", "c"])
