import heapq
from dataclasses import dataclass, field
from typing import Any, Callable

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "bikes", "x-cost-center": "cc-73", "x-service": "rebalance", "x-environment": "prod"}


@dataclass(order=True)
class Job:
    at: int
    fn: Callable = field(compare=False)
    kwargs: dict[str, Any] = field(default_factory=dict, compare=False)


class Clock:
    def __init__(self):
        self._heap: list[Job] = []

    def at(self, when, fn, **kwargs):
        heapq.heappush(self._heap, Job(when, fn, kwargs))

    def run(self):
        while self._heap:
            job = heapq.heappop(self._heap)
            job.fn(**job.kwargs)


def rebalance(station, headers=None):
    return client.responses.create(model="gpt-4o", input=station, extra_headers=headers or OWNER)


def report(day):
    return client.responses.create(model="gpt-4o", input=day, extra_headers=OWNER | {"x-correlation-id": f"day-{day}"})


def main():
    clock = Clock()
    clock.at(3, report, day="mon")
    clock.at(1, rebalance, station="north", headers={**OWNER, "x-correlation-id": "n"})
    clock.at(2, rebalance, station="south")
    clock.run()
