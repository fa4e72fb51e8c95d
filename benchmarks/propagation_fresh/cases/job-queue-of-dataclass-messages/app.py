from collections import deque
from dataclasses import dataclass, field

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "jq", "x-cost-center": "cc-56", "x-service": "jq", "x-environment": "prod"}


@dataclass
class Job:
    text: str
    headers: dict = field(default_factory=dict)


class Queue:
    def __init__(self):
        self.jobs: deque[Job] = deque()

    def put(self, text, **headers):
        self.jobs.append(Job(text, {**OWNER, **headers}))

    def drain(self, handler):
        while self.jobs:
            handler(self.jobs.popleft())


def summarise(job):
    return client.responses.create(model="gpt-4o", input=job.text, extra_headers=job.headers)


def translate(job):
    return client.responses.create(model="gpt-4o-mini", input=job.text, extra_headers=job.headers)


def main():
    good, bad = Queue(), Queue()
    good.put("a", **{"x-correlation-id": "1"})
    good.drain(summarise)
    bad.put("b")
    bad.drain(translate)
