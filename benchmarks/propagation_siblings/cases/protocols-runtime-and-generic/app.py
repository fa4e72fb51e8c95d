from typing import Generic, Protocol, TypeVar, runtime_checkable

from openai import OpenAI

OWNER = {"x-team-id": "pr", "x-cost-center": "cc-1", "x-service": "pr", "x-environment": "prod", "x-correlation-id": "1"}
T = TypeVar("T", bound="Tags")


@runtime_checkable
class Tags(Protocol):
    def headers(self) -> dict[str, str]: ...


class Full:
    def headers(self):
        return OWNER


class Thin:
    def headers(self):
        return {"x-team-id": "pr"}


class Repo(Generic[T]):
    def __init__(self, tags: T, client: OpenAI | None = None):
        self.tags = tags
        self.client = client or OpenAI()

    def ask(self, text):
        if not isinstance(self.tags, Tags):
            raise TypeError
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.tags.headers())


class Typed(Repo[Full]):
    def embed(self, text):
        return self.client.embeddings.create(model="e", input=text, extra_headers=self.tags.headers())


def main():
    Repo(Full()).ask("a")
    Repo(Thin()).ask("b")
    Typed(Full()).embed("c")
