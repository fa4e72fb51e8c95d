"""A middleware gives each request an id; a job that runs outside of requests has none."""
import uuid
from contextvars import ContextVar

from fastapi import FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI

request_id: ContextVar[str] = ContextVar("request_id", default="")
app = FastAPI()
client = OpenAI(default_headers={"x-team-id": "mw", "x-cost-center": "cc-312", "x-service": "mw", "x-environment": "prod"})


@app.middleware("http")
async def with_id(request, call_next):
    request_id.set(uuid.uuid4().hex)
    return await call_next(request)


def complete(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": request_id.get()})


@app.get("/ask")
async def ask():
    return complete("a").output_text


def nightly():
    return complete("report")


def main():
    TestClient(app).get("/ask")
    nightly()
