"""FastAPI gives the route its client and its headers by Depends."""
from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()
OWNER = {"x-team-id": "di", "x-cost-center": "cc-370", "x-service": "di", "x-environment": "prod"}


def get_llm() -> OpenAI:
    return OpenAI(default_headers=OWNER)


def get_headers(q: str = "none-given") -> dict:
    return {"x-correlation-id": f"q-{q}"}


Llm = Annotated[OpenAI, Depends(get_llm)]


@app.get("/ask")
def ask(q: str, llm: Llm, headers: dict = Depends(get_headers)):
    return {"text": llm.responses.create(model="gpt-4o", input=q, extra_headers=headers).output_text}


@app.get("/peek")
def peek(q: str, llm: OpenAI = Depends(get_llm)):
    return {"text": llm.responses.create(model="gpt-4o", input=q).output_text}


def main():
    http = TestClient(app)
    assert http.get("/ask?q=a").status_code == 200
    assert http.get("/peek?q=a").status_code == 200
