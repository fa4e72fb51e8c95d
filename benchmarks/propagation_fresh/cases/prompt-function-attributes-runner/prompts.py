from collections.abc import Callable
from dataclasses import dataclass

from openai import OpenAI


@dataclass(frozen=True)
class Prompt:
    render: Callable[..., str]
    service: str
    model: str = "gpt-4o"


def prompt(*, service: str, model: str = "gpt-4o"):
    def wrap(function):
        return Prompt(function, service, model)

    return wrap


class Runner:
    def __init__(self, team, center):
        self.client = OpenAI()
        self.owner = {"x-team-id": team, "x-cost-center": center, "x-environment": "prod"}

    def run(self, spec: Prompt, correlation: str, **values):
        return self.client.responses.create(
            model=spec.model, input=spec.render(**values),
            extra_headers={**self.owner, "x-service": spec.service, "x-correlation-id": correlation},
        ).output_text

    def dry_run(self, spec: Prompt, **values):
        return self.client.responses.create(
            model="gpt-4o-mini", input=spec.render(**values), extra_headers=self.owner | {"x-service": spec.service},
        ).output_text
