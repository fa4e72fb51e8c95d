"""Embeddings in chunks; the options come from a list that has been written for three chunks."""
from itertools import zip_longest

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "vec", "x-cost-center": "cc-3331", "x-service": "vec", "x-environment": "prod"}


def embed(chunk, headers):
    return client.embeddings.create(model="text-embedding-3-small", input=chunk, extra_headers=headers)


def index(chunks):
    traces = [{**OWNER, "x-correlation-id": f"v-{n}"} for n, _ in enumerate(chunks)]
    return [embed(chunk, headers) for chunk, headers in zip(chunks, traces)]


def reindex(chunks):
    traces = [{**OWNER, "x-correlation-id": "v-0"}]
    return [embed(chunk, headers) for chunk, headers in zip_longest(chunks, traces)]


def main():
    index([["a"], ["b"]])
    reindex([["a"], ["b"]])
