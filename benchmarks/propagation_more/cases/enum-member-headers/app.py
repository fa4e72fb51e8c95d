"""An Enum whose members carry dicts; iteration, lookup by name and a method of the member."""
from enum import Enum

import anthropic

claude = anthropic.Anthropic()


class Team(Enum):
    SEARCH = {"x-team-id": "search", "x-cost-center": "cc-474"}
    OPS = {"x-team-id": "ops"}

    def headers(self, cid):
        return {**self.value, "x-service": self.name.lower(), "x-environment": "prod", "x-correlation-id": cid}


def ask(team, text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=team.headers("1"),
                                  messages=[{"role": "user", "content": text}])


def ask_search(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=Team["SEARCH"].headers(text),
                                  messages=[{"role": "user", "content": text}])


def main():
    ask(Team.SEARCH, "a")
    ask(Team.OPS, "a")
    ask_search("a")
