from abc import ABC, abstractmethod

import anthropic
import openai


class Maker(ABC):
    def __init__(self, tags):
        self.tags = tags

    @abstractmethod
    def make(self): ...

    @classmethod
    def of(cls, name, tags):
        return {sub.name: sub for sub in cls.__subclasses__()}[name](tags)


class Gpt(Maker):
    name = "gpt"

    def make(self):
        return openai.OpenAI(default_headers=self.tags)


class Claude(Maker):
    name = "claude"

    def make(self):
        return anthropic.Anthropic(default_headers={k: v for k, v in self.tags.items() if "id" not in k})


TAGS = {"x-team-id": "cf", "x-cost-center": "cc-2043", "x-service": "cf", "x-environment": "prod", "x-correlation-id": "c"}


def main():
    Maker.of("gpt", TAGS).make().responses.create(model="gpt-4o", input="a")
    Maker.of("claude", TAGS).make().messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": "b"}])
