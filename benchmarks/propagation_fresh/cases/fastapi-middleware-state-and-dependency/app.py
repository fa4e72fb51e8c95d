"""A FastAPI backend: tags by dependency; one route builds its own and forgets the cost center."""
import uuid
from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

api = FastAPI()


class Tags:
    def __init__(self, service: str):
        self.service = service

    def __call__(self) -> dict:
        return {"x-team-id": "backend", "x-cost-center": "cc-41", "x-service": self.service, "x-environment": "prod",
                "x-correlation-id": uuid.uuid4().hex}


def get_llm() -> AsyncOpenAI:
    return AsyncOpenAI()


Llm = Annotated[AsyncOpenAI, Depends(get_llm)]


@api.post("/summary")
async def summary(text: str, llm: Llm, tags: dict = Depends(Tags("summary"))):
    reply = await llm.responses.create(model="gpt-4o", input=text, extra_headers=tags)
    return {"text": reply.output_text}


@api.post("/title")
async def title(text: str, llm: Llm):
    tags = {"x-team-id": "backend", "x-service": "title", "x-environment": "prod", "x-correlation-id": uuid.uuid4().hex}
    reply = await llm.responses.create(model="gpt-4o", input=text, extra_headers=tags)
    return {"text": reply.output_text}


def main():
    with TestClient(api) as http:
        http.post("/summary", params={"text": "a"}).raise_for_status()
        http.post("/title", params={"text": "a"}).raise_for_status()
