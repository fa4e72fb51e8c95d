from fastapi import FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

OWNER = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}
client = OpenAI(default_headers=OWNER)


def answer(request):
    client.responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": "1"})
    return PlainTextResponse("a")


async def hint(request):
    client.responses.create(model="gpt-4o", input="b")
    return PlainTextResponse("b")


app = Starlette(routes=[Route("/answer", answer), Mount("/v1", routes=[Route("/hint", endpoint=hint)])])


def main():
    http = TestClient(app)
    http.get("/answer")
    http.get("/v1/hint")
