from typing import Annotated
from uuid import uuid4

from fastapi import Depends, Header
from openai import AsyncOpenAI


class Tags:
    def __init__(self, x_request_id: Annotated[str | None, Header()] = None) -> None:
        self.correlation_id = x_request_id or uuid4().hex

    def headers(self, service: str) -> dict[str, str]:
        return {
            "x-team-id": "growth",
            "x-cost-center": "cc-2305",
            "x-service": service,
            "x-environment": "prod",
            "x-correlation-id": self.correlation_id,
        }


class Llm:
    def __init__(self, tags: Annotated[Tags, Depends()]) -> None:
        self._sdk = AsyncOpenAI()
        self._tags = tags

    async def ask(self, service: str, prompt: str) -> str:
        answer = await self._sdk.responses.create(
            model="gpt-4o-mini", input=prompt, extra_headers=self._tags.headers(service)
        )
        return answer.output_text

    async def embed(self, texts: list[str]) -> list[list[float]]:
        vectors = await self._sdk.embeddings.create(model="text-embedding-3-small", input=texts)
        return [item.embedding for item in vectors.data]


LlmDep = Annotated[Llm, Depends()]
