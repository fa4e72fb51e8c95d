"""Newsroom: a generic service base; subclasses say who pays."""
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from openai import OpenAI

T = TypeVar("T")


@dataclass
class Article:
    slug: str


@dataclass
class Clip:
    slug: str


class Summariser(ABC, Generic[T]):
    team: ClassVar[str]
    center: ClassVar[str] = ""

    def __init__(self, client: OpenAI) -> None:
        self.client = client

    @abstractmethod
    def key(self, item: T) -> str: ...

    def summarise(self, item: T) -> object:
        return self.client.responses.create(model="gpt-4o", input=self.key(item), extra_headers={
            "x-team-id": self.team, "x-cost-center": self.center, "x-service": type(self).__name__.lower(),
            "x-environment": "prod", "x-correlation-id": self.key(item)})


class Articles(Summariser[Article]):
    team = "print"
    center = "cc-700"

    def key(self, item: Article) -> str:
        return f"article/{item.slug}"


class Clips(Summariser[Clip]):
    team = "video"

    def key(self, item: Clip) -> str:
        return f"clip/{item.slug}"


def main():
    llm = OpenAI()
    Articles(llm).summarise(Article("a"))
    Clips(llm).summarise(Clip("c"))
