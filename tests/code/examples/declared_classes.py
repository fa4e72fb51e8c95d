"""Objects of the project's own classes that nobody here makes, as annotations declare them: their methods are the
project's, even if they are named as an SDK's are."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Optional, TypeAlias, Union

import pydantic_ai
from google import genai
from langchain_core.embeddings import Embeddings as Base
from openai import OpenAI
from pydantic_ai.models.anthropic import AnthropicModel
from somewhere import locate, store

client = OpenAI()


class Embeddings(ABC):
    @abstractmethod
    def embed_documents(self, texts): ...

    @abstractmethod
    def embed_query(self, text): ...


class Reranker(ABC):
    @abstractmethod
    def predict(self, query, texts): ...


class Factory(ABC):
    @abstractmethod
    def create(self, name=None) -> "Embeddings": ...


class ByFactory(Embeddings):
    def __init__(self, factory: Optional[Factory] = None):
        self._factory = factory

    @property
    def embeddings(self) -> Embeddings:
        if not self._factory:
            self._factory = locate(Factory)
        return self._factory.create()

    def embed_documents(self, texts):
        return self.embeddings.embed_documents(texts)

    def embed_query(self, text):
        return self.embeddings.embed_query(text)


class Local(Base):
    def embed_query(self, text):
        return [len(text)]


class Worker:
    def __init__(self):
        self._loaded: Union[Embeddings, Reranker, None] = None
        self._local: Local = None

    def start(self, name):
        self._loaded = locate(name)
        self._local = Local()

    def embed(self, params):
        store(self)
        return self._loaded.embed_documents(params["input"]), self._local.embed_query("a")


# A function says what it gives: its methods are followed.
class Asker:
    def ask(self, prompt):
        client.responses.create(model="m", input=prompt)  # expect: fail team_id correlation_id


def found(name) -> Asker:
    return locate(name)


found("x").ask("hi")


# A client's class with its types; what is annotated is not set.
_agent = None


def agent() -> pydantic_ai.Agent[None, str]:
    global _agent
    if _agent is None:
        _agent = pydantic_ai.Agent[None, str](model=AnthropicModel("m"))
    return _agent


def answer(question):
    return agent().run_sync(question)  # expect: fail team_id correlation_id


class Gemini:
    def __init__(self):
        options = {"headers": {"x-team-id": "search", "x-correlation-id": "1"}}
        self.client: genai.Client = genai.Client(http_options=options)

    def ask(self, prompt):
        return self.client.models.generate_content(model="m", contents=prompt)  # expect: pass


if TYPE_CHECKING:
    from mem0 import AsyncMemory, AsyncMemoryClient

    Memory: TypeAlias = AsyncMemory | AsyncMemoryClient


class Remembering:
    def __init__(self, memory: "Memory | None" = None):
        self._memory = memory

    async def search(self, query):
        return await self._memory.search(query)  # expect: unverifiable team_id correlation_id
