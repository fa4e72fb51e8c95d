from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

import service
from context import correlation_id

app = FastAPI()


@app.middleware("http")
async def bind_correlation(request: Request, call_next):
    token = correlation_id.set(request.headers.get("x-correlation-id", "generated-by-edge"))
    try:
        return await call_next(request)
    finally:
        correlation_id.reset(token)


@app.post("/explain")
async def explain(code: str):
    return {"text": await service.explain(code)}


@app.post("/lint")
async def lint(code: str):
    return {"text": await service.lint(code)}


def main():
    http = TestClient(app)
    http.post("/explain?code=a", headers={"x-correlation-id": "e-1"})
    http.post("/lint?code=a")
