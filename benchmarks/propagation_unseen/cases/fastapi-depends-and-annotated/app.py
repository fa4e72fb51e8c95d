import asyncio
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()


def llm() -> OpenAI:
    return OpenAI(default_headers={"x-service": "web", "x-environment": "prod"})


def tags(request: Request):
    return {"x-team-id": "web", "x-cost-center": "cc-1", "x-correlation-id": request.headers["x-request-id"]}


def fewer_tags():
    return {"x-team-id": "web", "x-cost-center": "cc-1"}


Llm = Annotated[OpenAI, Depends(llm)]
Tags = Annotated[dict, Depends(tags)]


@app.get("/good")
def good(client: Llm, headers: Tags):
    client.responses.create(model="gpt-5", input="x", extra_headers=headers)
    return {}


@app.get("/poor")
def poor(client: Llm, headers: dict = Depends(fewer_tags)):
    client.responses.create(model="gpt-5", input="x", extra_headers=headers)
    return {}


@app.get("/mixed")
def mixed(client: Llm, headers: Tags):
    client.responses.create(model="gpt-5", input="x", extra_headers=headers | {"x-environment": "none"})
    return {}


def main():
    web = TestClient(app)
    for path in ("/good", "/poor", "/mixed"):
        assert web.get(path, headers={"x-request-id": "r-1"}).status_code == 200
