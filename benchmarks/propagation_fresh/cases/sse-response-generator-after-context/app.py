from contextvars import ContextVar

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from openai import OpenAI

api = FastAPI()
llm = OpenAI(default_headers={"x-team-id": "live", "x-cost-center": "cc-2347", "x-environment": "prod"})
tags: ContextVar[dict[str, str] | None] = ContextVar("tags", default=None)


def tokens(prompt: str, headers: dict[str, str] | None):
    stream = llm.chat.completions.create(
        model="gpt-4o", stream=True, messages=[{"role": "user", "content": prompt}], extra_headers=headers)
    for chunk in stream:
        if chunk.choices:
            yield chunk.choices[0].delta.content or ""


def lazily(prompt: str):
    stream = llm.chat.completions.create(
        model="gpt-4o-mini", stream=True, messages=[{"role": "user", "content": prompt}], extra_headers=tags.get())
    for chunk in stream:
        if chunk.choices:
            yield chunk.choices[0].delta.content or ""


@api.get("/live")
def live(q: str):
    return StreamingResponse(tokens(q, {"x-service": "live", "x-correlation-id": f"live-{len(q)}"}), media_type="text/plain")


@api.get("/replay")
def replay(q: str):
    token = tags.set({"x-service": "replay", "x-correlation-id": f"replay-{len(q)}"})
    try:
        return StreamingResponse(lazily(q), media_type="text/plain")
    finally:
        tags.reset(token)


def main():
    http = TestClient(api)
    assert http.get("/live", params={"q": "goal"}).text
    assert http.get("/replay", params={"q": "goal"}).text
