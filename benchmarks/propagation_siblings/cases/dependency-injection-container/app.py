from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()
OWNER = {"x-team-id": "web", "x-cost-center": "cc-1", "x-service": "web", "x-environment": "prod"}


class Tagger:
    def __init__(self, extra=None):
        self.extra = extra or {}

    def __call__(self, request: Request):
        return {**OWNER, **self.extra, "x-correlation-id": request.url.path}


def get_client():
    client = OpenAI()
    try:
        yield client
    finally:
        client.close()


def tags(cid: Annotated[str, Header(alias="x-correlation-id")] = "none"):
    return {**OWNER, "x-correlation-id": cid}


Client = Annotated[OpenAI, Depends(get_client)]


@app.get("/good")
def good(client: Client, headers: Annotated[dict, Depends(Tagger())]):
    client.responses.create(model="gpt-4o", input="x", extra_headers=headers)
    return {}


@app.get("/blank")
def blank(client: Client, headers: dict = Depends(Tagger({"x-service": "todo"}))):
    client.responses.create(model="gpt-4o", input="x", extra_headers=headers)
    return {}


@app.get("/forgot")
def forgot(client: Client):
    client.responses.create(model="gpt-4o", input="x", extra_headers=OWNER)
    return {}


@app.middleware("http")
async def stamp(request: Request, call_next):
    request.state.cid = "req-1"
    return await call_next(request)


@app.get("/state")
def state(client: Client, request: Request):
    client.responses.create(model="gpt-4o", input="x", extra_headers={**OWNER, "x-correlation-id": request.state.cid})
    return {}


def main():
    web = TestClient(app)
    for path in ("/good", "/blank", "/forgot", "/state"):
        web.get(path).raise_for_status()
