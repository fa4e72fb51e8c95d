"""A FastAPI backend: the client is made in the lifespan; the correlation id is a required header of the request."""
from contextlib import asynccontextmanager
from typing import Annotated

from anthropic import AsyncAnthropic
from fastapi import FastAPI, Header
from fastapi.testclient import TestClient

OWNER = {"x-team-id": "chatdesk", "x-cost-center": "cc-9", "x-service": "chat", "x-environment": "prod"}
clients = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    clients["claude"] = AsyncAnthropic(default_headers=OWNER)
    yield
    clients.clear()


app = FastAPI(lifespan=lifespan)


@app.post("/chat")
async def chat(text: str, x_correlation_id: Annotated[str, Header(min_length=4)]):
    reply = await clients["claude"].messages.create(
        model="claude-sonnet-4-0", max_tokens=10, messages=[{"role": "user", "content": text}],
        extra_headers={"x-correlation-id": x_correlation_id})
    return reply.id


@app.post("/suggest")
async def suggest(text: str):
    reply = await clients["claude"].messages.create(
        model="claude-sonnet-4-0", max_tokens=10, messages=[{"role": "user", "content": text}])
    return reply.id


def main():
    with TestClient(app) as http:
        http.post("/chat", params={"text": "a"}, headers={"x-correlation-id": "req-1"}).raise_for_status()
        http.post("/suggest", params={"text": "a"}).raise_for_status()
