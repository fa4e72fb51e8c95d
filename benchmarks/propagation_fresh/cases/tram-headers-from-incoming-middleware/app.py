import os

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()
client = OpenAI()
OWNER = {"x-team-id": "tram", "x-cost-center": "cc-45", "x-service": "stops", "x-environment": "prod"}


@app.middleware("http")
async def tag(request: Request, call_next):
    request.state.tags = {**OWNER, "x-correlation-id": request.headers.get("x-correlation-id", "")}
    return await call_next(request)


@app.get("/next")
def next_tram(request: Request, q: str):
    return client.responses.create(model="gpt-4o", input=q, extra_headers=request.state.tags).output_text


@app.get("/map")
def map_(request: Request, q: str):
    tags = request.state.tags
    tags["x-correlation-id"] = tags["x-correlation-id"] or "map"
    return client.responses.create(model="gpt-4o-mini", input=q, extra_headers=tags).output_text


def main():
    http = TestClient(app)
    sent = {"x-correlation-id": "c"} if os.environ.get("CALLER") == "good" else {}
    http.get("/next", params={"q": "a"}, headers=sent)
    http.get("/map", params={"q": "b"}, headers=sent)
