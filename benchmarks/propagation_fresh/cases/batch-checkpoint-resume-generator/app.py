"""A batch: chunks from a generator; after a checkpoint the headers are rebuilt without the run's id."""
from itertools import islice

from anthropic import Anthropic

BASE = {"x-team-id": "batch", "x-cost-center": "cc-6", "x-service": "labels", "x-environment": "prod"}


def chunks(items, size):
    it = iter(items)
    while chunk := list(islice(it, size)):
        yield chunk


class Batch:
    def __init__(self, run_id):
        self.headers = {**BASE, "x-correlation-id": run_id}
        self.api = Anthropic()

    def resume(self):
        self.headers = dict(BASE)
        return self

    def process(self, items):
        for chunk in chunks(items, 2):
            self.api.messages.create(model="claude-sonnet-4-0", max_tokens=10, extra_headers=self.headers,
                                     messages=[{"role": "user", "content": " ".join(chunk)}])


def first_run():
    Batch("run-1").process(["a", "b", "c"])


def second_run():
    Batch("run-2").resume().process(["d"])


def main():
    first_run()
    second_run()
