"""A function typed by a Protocol gets two implementations; only one adds what the port leaves out."""
from typing import Protocol

import anthropic
from openai import OpenAI


class Model(Protocol):
    def complete(self, text: str, tags: dict) -> object: ...


class Gpt:
    def __init__(self):
        self.sdk = OpenAI(default_headers={"x-environment": "prod"})

    def complete(self, text, tags):
        return self.sdk.responses.create(model="gpt-4o", input=text, extra_headers=tags)


class Claude:
    def __init__(self):
        self.sdk = anthropic.Anthropic()

    def complete(self, text, tags):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=tags,
                                        messages=[{"role": "user", "content": text}])


def ask(model: Model, text: str):
    return model.complete(text, {"x-team-id": "p2", "x-cost-center": "cc-455", "x-service": "p2", "x-correlation-id": text})


def main():
    for model in (Gpt(), Claude()):
        ask(model, "a")
