"""A required header, an optional one, and tags in the request's body as a pydantic model."""
import os

import anthropic
from fastapi import FastAPI, Header
from fastapi.testclient import TestClient
from pydantic import BaseModel

app = FastAPI()
client = anthropic.Anthropic(default_headers={"x-team-id": "fb", "x-cost-center": "cc-440", "x-service": "fb"})


class Ask(BaseModel):
    q: str
    environment: str = "prod"


def create(q, headers):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                  messages=[{"role": "user", "content": q}]).content[0].text


@app.post("/optional")
def optional(body: Ask, x_correlation_id: str | None = Header(default=None)):
    headers = {"x-environment": body.environment}
    if x_correlation_id:
        headers["x-correlation-id"] = x_correlation_id
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                  messages=[{"role": "user", "content": body.q}]).content[0].text


@app.post("/generated")
def generated(body: Ask, x_correlation_id: str | None = Header(default=None)):
    return create(body.q, {"x-environment": "prod", "x-correlation-id": x_correlation_id or "gen-1"})


def main():
    http = TestClient(app)
    sent = {"x-correlation-id": "c-1"} if os.environ["CALLER"] == "good" else {}
    http.post("/optional", json={"q": "a"}, headers=sent)
    http.post("/generated", json={"q": "a"}, headers=sent)
