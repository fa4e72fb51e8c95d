import os
from typing import Annotated

from fastapi import FastAPI, Header
from fastapi.testclient import TestClient
from openai import OpenAI

api = FastAPI()
client = OpenAI(default_headers={"x-team-id": "fh", "x-cost-center": "cc-435", "x-service": "fh", "x-environment": "prod"})


@api.get("/ask")
def ask(x_correlation_id: Annotated[str | None, Header()] = None):
    return client.responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": x_correlation_id or ""}).output_text


@api.get("/ask-safe")
def ask_safe(x_correlation_id: Annotated[str | None, Header()] = None):
    cid = x_correlation_id or "generated"
    return client.responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": cid}).output_text


def main():
    http = TestClient(api)
    headers = {"x-correlation-id": "in"} if os.environ["CALLER"] == "full" else {}
    http.get("/ask", headers=headers)
    http.get("/ask-safe", headers=headers)
