from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from openai import OpenAI

api = OpenAI()


@dataclass(frozen=True, kw_only=True)
class Owner:
    team: str = ""
    cost_center: str = ""
    service: str = "billing-bot"
    environment: str = "prod"

    def as_headers(self, correlation: str) -> dict[str, str]:
        return {f"x-{f.name.replace('_', '-')}" if f.name != "team" else "x-team-id": getattr(self, f.name)
                for f in dataclasses.fields(self)} | {"x-correlation-id": correlation}


@dataclass
class Job:
    prompt: str
    owner: Owner = field(default_factory=Owner)
    number: int = 0

    def run(self):
        return api.responses.create(model="gpt-5", input=self.prompt, extra_headers=self.owner.as_headers(f"job-{self.number}"))


BASE = Owner(team="billing", cost_center="cc-88")


def good():
    return Job("invoice?", BASE, 3).run()


def replaced():
    return Job("invoice?", dataclasses.replace(BASE, environment="staging"), 4).run()


def blanked():
    return Job("invoice?", dataclasses.replace(BASE, cost_center="")).run()


def default_owner():
    return Job(prompt="hi").run()


def main():
    good()
    replaced()
    blanked()
    default_owner()
