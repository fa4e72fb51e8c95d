"""Bound SDK methods kept in a list of steps together with their keywords."""
from dataclasses import dataclass, field
from typing import Any, Callable

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "mr", "x-cost-center": "cc-1052", "x-service": "mr", "x-environment": "prod", "x-correlation-id": "m"}


@dataclass
class Step:
    call: Callable[..., Any]
    options: dict = field(default_factory=dict)

    def run(self, text):
        return self.call(input=text, **self.options)


STEPS = [
    Step(client.responses.create, {"model": "gpt-4o", "extra_headers": TAGS}),
    Step(client.embeddings.create, {"model": "text-embedding-3-small"}),
]


def main():
    for step in STEPS:
        step.run("a")
