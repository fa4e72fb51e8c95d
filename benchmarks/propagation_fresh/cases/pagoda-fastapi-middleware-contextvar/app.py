from fastapi import FastAPI
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

from tracing import RequestIdMiddleware, request_id

app = FastAPI()
app.add_middleware(RequestIdMiddleware)
llm = AsyncOpenAI(default_headers={"x-team-id": "pagoda", "x-cost-center": "cc-312", "x-service": "tea",
                                   "x-environment": "prod"})


@app.post("/ask")
async def ask(text: str):
    out = await llm.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": request_id.get()})
    return {"id": out.id}


@app.post("/bare")
async def bare(text: str):
    out = await llm.responses.create(model="gpt-4o", input=text)
    return {"id": out.id}


def main():
    web = TestClient(app)
    web.post("/ask?text=a")
    web.post("/bare?text=b")
