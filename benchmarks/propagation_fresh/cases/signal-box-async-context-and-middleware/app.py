import contextvars
import uuid

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from openai import AsyncOpenAI, OpenAI

request_id = contextvars.ContextVar("request_id", default=None)
OWNER = {"x-team-id": "signals", "x-cost-center": "cc-97", "x-service": "box", "x-environment": "prod"}
api = FastAPI()
gpt = AsyncOpenAI(default_headers=OWNER)
sync_gpt = OpenAI(default_headers=OWNER)


def trace():
    value = request_id.get()
    return {"x-correlation-id": value} if value else {}


@api.middleware("http")
async def correlate(request: Request, call_next):
    token = request_id.set(request.headers.get("x-request-id") or str(uuid.uuid4()))
    try:
        return await call_next(request)
    finally:
        request_id.reset(token)


@api.post("/route")
async def route(q: str):
    answer = await gpt.responses.create(model="gpt-4o", input=q, extra_headers=trace())
    return answer.output_text


def warm_up():
    return sync_gpt.responses.create(model="gpt-4o", input="warm", extra_headers=trace())


def main():
    warm_up()
    http = TestClient(api)
    http.post("/route", params={"q": "a"}, headers={"x-request-id": "r-1"})
    http.post("/route", params={"q": "b"})
