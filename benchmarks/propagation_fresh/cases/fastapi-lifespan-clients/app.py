from contextlib import asynccontextmanager

from anthropic import AsyncAnthropic
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

TAGS = {"x-team-id": "trips", "x-cost-center": "cc-401", "x-service": "planner", "x-environment": "prod"}


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.openai = AsyncOpenAI(default_headers=TAGS)
    app.state.anthropic = AsyncAnthropic()
    yield
    await app.state.openai.close()
    await app.state.anthropic.close()


app = FastAPI(lifespan=lifespan)


@app.post("/plan")
async def plan(request: Request, trip: str):
    result = await request.app.state.openai.responses.create(
        model="gpt-4.1", input="Plan " + trip, extra_headers={"x-correlation-id": request.headers["x-request-id"]}
    )
    return {"plan": result.output_text}


@app.post("/packing")
async def packing(request: Request, trip: str):
    result = await request.app.state.anthropic.messages.create(
        model="claude-haiku-4-5",
        max_tokens=200,
        messages=[{"role": "user", "content": "Pack for " + trip}],
        extra_headers={"x-correlation-id": request.headers["x-request-id"]},
    )
    return {"list": result.content[0].text}


def main():
    with TestClient(app) as http:
        http.post("/plan?trip=rome", headers={"x-request-id": "p-1"})
        http.post("/packing?trip=rome", headers={"x-request-id": "p-2"})
