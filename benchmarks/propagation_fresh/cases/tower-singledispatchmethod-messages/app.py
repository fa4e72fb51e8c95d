from dataclasses import dataclass
from functools import singledispatchmethod

import anthropic


@dataclass
class Landing:
    flight: str


@dataclass
class Weather:
    station: str


class Tower:
    owner = {"x-team-id": "tower", "x-cost-center": "cc-911", "x-service": "atc", "x-environment": "prod"}

    def __init__(self):
        self.claude = anthropic.Anthropic()

    @singledispatchmethod
    def speak(self, event):
        raise TypeError(event)

    @speak.register
    def _(self, event: Landing):
        return self.claude.messages.create(
            model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": event.flight}],
            extra_headers={**self.owner, "x-correlation-id": event.flight})

    @speak.register
    def _(self, event: Weather):
        return self.claude.messages.create(
            model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": event.station}],
            extra_headers=self.owner)


def main():
    tower = Tower()
    for event in (Landing("SK12"), Weather("OSL")):
        tower.speak(event)
