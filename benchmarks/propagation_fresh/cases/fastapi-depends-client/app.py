from typing import Annotated

from fastapi import Depends, FastAPI, Header
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()


def owner():
    return {"x-team-id": "fa", "x-cost-center": "cc-938", "x-service": "fa", "x-environment": "prod"}


def get_llm(tags: Annotated[dict, Depends(owner)]):
    with OpenAI(default_headers=tags) as client:
        yield client


Llm = Annotated[OpenAI, Depends(get_llm)]


@app.post("/answer/{ticket}")
def answer(ticket: int, llm: Llm):
    return llm.responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": f"t-{ticket}"}).output_text


@app.post("/hint")
def hint(llm: Llm):
    return llm.responses.create(model="gpt-4o-mini", input="a").output_text


def main():
    http = TestClient(app)
    http.post("/answer/3")
    http.post("/hint")
