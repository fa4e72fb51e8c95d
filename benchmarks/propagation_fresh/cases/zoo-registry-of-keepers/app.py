"""Keepers register themselves; each has a client and says with which headers."""
from anthropic import Anthropic
from openai import OpenAI

KEEPERS = {}
ZOO = {"x-team-id": "zoo", "x-cost-center": "cc-91", "x-environment": "prod"}


def keeper(name):
    def register(cls):
        KEEPERS[name] = cls(name)
        return cls
    return register


class Keeper:
    def __init__(self, name):
        self.headers = {**ZOO, "x-service": name}

    def feed(self, text, cid):
        raise NotImplementedError


@keeper("lions")
class Lions(Keeper):
    client = OpenAI()

    def feed(self, text, cid):
        return self.client.responses.create(model="gpt-4o", input=text,
                                            extra_headers={**self.headers, "x-correlation-id": cid})


@keeper("bears")
class Bears(Keeper):
    client = Anthropic()

    def __init__(self, name):
        self.headers = {"x-service": name, "x-team-id": "zoo"}

    def feed(self, text, cid):
        return self.client.messages.create(model="claude-haiku-4-5", max_tokens=5, extra_headers=self.headers | {"x-correlation-id": cid},
                                           messages=[{"role": "user", "content": text}])


def main():
    for name, one in KEEPERS.items():
        one.feed("a", f"{name}-1")
