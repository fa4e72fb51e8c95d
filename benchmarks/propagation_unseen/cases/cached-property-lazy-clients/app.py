from functools import cached_property, lru_cache

from anthropic import Anthropic
from openai import OpenAI


class Clients:
    def __init__(self, tags):
        self._tags = tags

    @cached_property
    def openai(self):
        return OpenAI(default_headers=self._tags)

    @cached_property
    def anthropic(self) -> Anthropic:
        client = Anthropic()
        return client.with_options(default_headers={k: v for k, v in self._tags.items() if k != "x-service"})


@lru_cache(maxsize=None)
def clients(team: str) -> Clients:
    return Clients({"x-team-id": team, "x-cost-center": "cc", "x-service": "lazy", "x-environment": "prod"})


def good():
    return clients("t1").openai.responses.create(model="gpt-5", input="x", extra_headers={"x-correlation-id": "1"})


def bad():
    return clients("t1").anthropic.messages.create(model="claude-haiku-4-5", max_tokens=3,
                                                   messages=[{"role": "user", "content": "x"}],
                                                   extra_headers={"x-correlation-id": "2"})


def nobody():
    return clients("unknown").openai.embeddings.create(model="text-embedding-3-small", input="x",
                                                       extra_headers={"x-correlation-id": "3"})


def main():
    good()
    bad()
    nobody()
