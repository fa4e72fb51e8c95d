from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

OWNER = {"x-team-id": "quay", "x-cost-center": "cc-313", "x-service": "cranes", "x-environment": "prod"}


@asynccontextmanager
async def lifespan(app):
    app.state.llm = AsyncOpenAI(default_headers=OWNER)
    app.state.plain = AsyncOpenAI()
    yield
    await app.state.llm.close()


app = FastAPI(lifespan=lifespan)


def get_llm(request: Request):
    return request.app.state.llm


@app.post("/lift")
async def lift(request: Request, text: str, llm=Depends(get_llm)):
    cid = request.headers.get("x-request-id", "no-id")
    out = await llm.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})
    return out.id


@app.post("/plain")
async def plain(request: Request, text: str):
    out = await request.app.state.plain.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "p"})
    return out.id


def main():
    with TestClient(app) as web:
        web.post("/lift?text=a")
        web.post("/plain?text=b")
