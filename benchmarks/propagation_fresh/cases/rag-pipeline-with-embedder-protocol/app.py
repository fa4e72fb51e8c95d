from dataclasses import dataclass
from typing import Protocol

import cohere
from openai import OpenAI

OWNER = {"x-team-id": "rag", "x-cost-center": "cc-9", "x-service": "rag", "x-environment": "prod"}


class Embedder(Protocol):
    def embed(self, text: str, cid: str): ...


@dataclass
class OpenAIEmbedder:
    client: OpenAI

    def embed(self, text, cid):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text,
                                             extra_headers={**OWNER, "x-correlation-id": cid})


@dataclass
class CohereEmbedder:
    client: cohere.ClientV2

    def embed(self, text, cid):
        return self.client.embed(model="embed-v4.0", input_type="search_query", texts=[text], embedding_types=["float"],
                                 request_options={"additional_headers": OWNER})


@dataclass
class Rag:
    embedder: Embedder
    llm: OpenAI

    def ask(self, question, cid):
        self.embedder.embed(question, cid)
        return self.llm.responses.create(model="gpt-4o", input=question, extra_headers=OWNER | {"x-correlation-id": cid})


def main():
    Rag(OpenAIEmbedder(OpenAI()), OpenAI()).ask("a", "1")
    Rag(CohereEmbedder(cohere.ClientV2()), OpenAI()).ask("b", "2")
