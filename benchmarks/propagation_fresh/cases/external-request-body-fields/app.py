import os

from fastapi import FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI
from pydantic import BaseModel

api = FastAPI()
client = OpenAI(default_headers={"x-team-id": "rb", "x-cost-center": "cc-3036", "x-service": "rb", "x-environment": "prod"})


class Body(BaseModel):
    text: str
    tags: dict[str, str] = {}


@api.post("/ask")
def ask(body: Body):
    return client.responses.create(model="gpt-4o", input=body.text, extra_headers=body.tags).output_text


@api.post("/own")
def own(body: Body):
    return client.responses.create(model="gpt-4o", input=body.text, extra_headers={**body.tags, "x-correlation-id": "own"}).output_text


def main():
    http = TestClient(api)
    tags = {"x-correlation-id": "1"} if os.environ["CALLER"] == "good" else {}
    http.post("/ask", json={"text": "a", "tags": tags})
    http.post("/own", json={"text": "b"})
