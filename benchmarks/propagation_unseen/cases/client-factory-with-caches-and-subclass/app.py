from abc import ABC, abstractmethod
from typing import Self

from anthropic import Anthropic
from openai import AzureOpenAI, OpenAI

TAGS = {"x-team-id": "cf", "x-cost-center": "cc", "x-service": "cf", "x-environment": "prod"}


class Factory(ABC):
    _cache: dict = {}

    def __init__(self, tags=None):
        self.tags = tags if tags is not None else TAGS

    @classmethod
    def default(cls) -> Self:
        return cls._cache.setdefault(cls.__name__, cls())

    @abstractmethod
    def build(self): ...


class OpenAIFactory(Factory):
    def build(self):
        return OpenAI(default_headers=self.tags)


class AzureFactory(OpenAIFactory):
    def build(self):
        return AzureOpenAI(api_version="2024-10-21", default_headers={**self.tags, "api-key": "x"})


class ClaudeFactory(Factory):
    def build(self):
        client = Anthropic()
        return client


def one():
    return OpenAIFactory.default().build().responses.create(model="gpt-5", input="x", extra_headers={"x-correlation-id": "1"})


def two():
    return AzureFactory().build().chat.completions.create(model="gpt-4o", messages=[], extra_headers={"x-correlation-id": "2"})


def three():
    return ClaudeFactory.default().build().messages.create(model="claude-haiku-4-5", max_tokens=3,
                                                           messages=[{"role": "user", "content": "x"}],
                                                           extra_headers={"x-correlation-id": "3"})


def four():
    return OpenAIFactory({}).build().responses.create(model="gpt-5", input="x", extra_headers={"x-correlation-id": "4"})


def main():
    one()
    two()
    three()
    four()
