from typing import Annotated
from uuid import uuid4

from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI

from deps import llm

api = FastAPI()
Llm = Annotated[OpenAI, Depends(llm)]


def correlation():
    return {"x-correlation-id": uuid4().hex}


@api.post("/verdict")
def verdict(q: str, client: Llm, trace: Annotated[dict, Depends(correlation)]):
    return client.responses.create(model="gpt-4o", input=q, extra_headers=trace).output_text


@api.post("/summary")
def summary(q: str, client: Llm):
    return client.responses.create(model="gpt-4o-mini", input=q).output_text


def main():
    http = TestClient(api)
    http.post("/verdict?q=a")
    http.post("/summary?q=b")
