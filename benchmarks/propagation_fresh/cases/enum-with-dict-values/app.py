from collections import defaultdict
from enum import Enum
from types import SimpleNamespace

import anthropic

client = anthropic.Anthropic()


class Team(Enum):
    RED = {"x-team-id": "red", "x-cost-center": "cc-426"}
    BLUE = {"x-team-id": "blue"}

    @property
    def headers(self):
        return {**self.value, "x-service": self.name.lower()}


tags = defaultdict(dict)
tags["prod"]["x-environment"] = "prod"
tags["prod"]["x-correlation-id"] = "e-1"
ns = SimpleNamespace(team=Team.RED, stage="prod")


def ask(team, text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers=team.headers | tags[ns.stage])


def ask_named(name, text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers={**Team[name].headers, **tags["prod"]})


def main():
    ask(ns.team, "a")
    ask(Team.BLUE, "a")
    ask_named("RED", "a")
