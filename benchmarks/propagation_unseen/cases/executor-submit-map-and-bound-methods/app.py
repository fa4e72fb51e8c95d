from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from itertools import repeat

from openai import OpenAI

FULL = {"x-team-id": "batch", "x-cost-center": "cc-1", "x-service": "nightly", "x-environment": "prod",
        "x-correlation-id": "n-1"}


class Worker:
    def __init__(self, headers):
        self.client = OpenAI()
        self.headers = headers

    def embed(self, text):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=self.headers)

    def ask(self, text, headers=None):
        return self.client.responses.create(model="gpt-5", input=text, extra_headers=headers or self.headers)


def mapped(pool, worker):
    return list(pool.map(worker.embed, ["a", "b"]))


def submitted(pool, worker):
    futures = {pool.submit(worker.ask, text): text for text in ("a", "b")}
    return [f.result() for f in as_completed(futures)]


def overridden(pool, worker):
    return pool.submit(partial(worker.ask, headers={"x-team-id": "batch"}), "c").result()


def repeated(pool, worker):
    return list(pool.map(worker.ask, ["a"], repeat({**FULL, "x-service": "unknown"})))


def main():
    good = Worker(FULL)
    with ThreadPoolExecutor(2) as pool:
        mapped(pool, good)
        submitted(pool, good)
        overridden(pool, good)
        repeated(pool, good)
