"""A dependency reads the caller's headers; one route insists on them."""
import os
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.testclient import TestClient
from openai import OpenAI

api = FastAPI()
llm = OpenAI(default_headers={"x-team-id": "fd", "x-cost-center": "cc-1072", "x-service": "fd", "x-environment": "prod"})


def correlation(x_correlation_id: Annotated[str | None, Header()] = None) -> dict:
    return {"x-correlation-id": x_correlation_id} if x_correlation_id else {}


def strict(headers: Annotated[dict, Depends(correlation)]) -> dict:
    if "x-correlation-id" not in headers:
        raise HTTPException(400)
    return headers


@api.get("/soft")
def soft(q: str, headers: Annotated[dict, Depends(correlation)]):
    return llm.responses.create(model="gpt-4o", input=q, extra_headers=headers).output_text


@api.get("/hard")
def hard(q: str, headers: dict = Depends(strict)):
    return llm.responses.create(model="gpt-4o", input=q, extra_headers=headers).output_text


def main():
    http = TestClient(api)
    http.get("/hard?q=a", headers={"x-correlation-id": "always"})
    http.get("/soft?q=a", headers={"x-correlation-id": "1"} if os.environ["CALLER"] == "good" else {})
