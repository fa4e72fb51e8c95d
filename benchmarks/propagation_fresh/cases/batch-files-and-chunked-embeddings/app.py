from itertools import islice

from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "ce", "x-cost-center": "cc-96", "x-service": "ce", "x-environment": "prod"})


def chunks(items, size):
    it = iter(items)
    while batch := list(islice(it, size)):
        yield batch


def index(docs):
    vectors = []
    for n, batch in enumerate(chunks(docs, 2)):
        out = client.embeddings.create(model="text-embedding-3-small", input=batch, extra_headers={"x-correlation-id": f"chunk-{n}"})
        vectors.extend(d.embedding for d in out.data)
    return vectors


def query(text):
    return client.embeddings.create(model="text-embedding-3-small", input=[text]).data[0].embedding


def main():
    index(["a", "b", "c"])
    query("q")
