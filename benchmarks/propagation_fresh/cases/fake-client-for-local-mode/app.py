import os
from types import SimpleNamespace

from openai import OpenAI


class FakeCompletions:
    def create(self, **kwargs):
        message = SimpleNamespace(content="fake")
        return SimpleNamespace(choices=[SimpleNamespace(message=message)])


class FakeOpenAI:
    def __init__(self):
        self.chat = SimpleNamespace(completions=FakeCompletions())


TAGS = {
    "x-team-id": "qa",
    "x-cost-center": "cc-92",
    "x-service": "qa-bot",
    "x-environment": "staging",
    "x-correlation-id": "suite",
}


def real():
    return OpenAI(default_headers=TAGS)


def ask(client, text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def smoke():
    return FakeOpenAI().chat.completions.create(model="gpt-4o", messages=[])


def canary(text):
    return OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers={**TAGS, "x-environment": ""}
    )


def main():
    smoke()
    ask(real(), "a")
    canary("a")
