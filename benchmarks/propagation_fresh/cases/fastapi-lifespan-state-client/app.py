from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "ls", "x-cost-center": "cc-311", "x-service": "ls", "x-environment": "prod"}


@asynccontextmanager
async def lifespan(app):
    app.state.llm = AsyncOpenAI(default_headers=OWNER)
    yield
    await app.state.llm.close()


app = FastAPI(lifespan=lifespan)


@app.get("/hint/{n}")
async def hint(request: Request, n: int):
    out = await request.app.state.llm.responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": f"h{n}"})
    return out.output_text


@app.get("/tip")
def tip():
    return OpenAI(default_headers=OWNER).responses.create(model="gpt-4o", input="a").output_text


def main():
    with TestClient(app) as http:
        http.get("/hint/1")
        http.get("/tip")
