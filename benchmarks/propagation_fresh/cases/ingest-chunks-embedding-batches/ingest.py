from collections.abc import Iterable, Iterator
from itertools import islice

from openai import OpenAI


def batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


class Ingestor:
    def __init__(self, collection: str, *, team: str) -> None:
        self.collection = collection
        self.client = OpenAI(default_headers={"x-team-id": team, "x-cost-center": "cc-2362", "x-service": "ingest"})
        self.store: list[tuple[str, list[float]]] = []

    def ingest(self, texts: Iterable[str], *, env: str) -> None:
        for number, batch in enumerate(batches(texts, 2), start=1):
            headers = {"x-environment": env, "x-correlation-id": f"{self.collection}/{number}"}
            vectors = self.client.embeddings.create(model="text-embedding-3-small", input=batch, extra_headers=headers)
            self.store.extend((text, item.embedding) for text, item in zip(batch, vectors.data))

    def query(self, text: str) -> str:
        self.client.embeddings.create(model="text-embedding-3-small", input=text)
        return max(self.store)[0]
