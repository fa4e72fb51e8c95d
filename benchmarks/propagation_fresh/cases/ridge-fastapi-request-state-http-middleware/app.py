import anthropic
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

app = FastAPI()
claude = anthropic.Anthropic()


@app.middleware("http")
async def attribution(request: Request, call_next):
    request.state.tags = {"x-team-id": "ridge", "x-cost-center": "cc-314", "x-service": "trails", "x-environment": "prod"}
    request.state.cid = request.headers.get("x-request-id", "generated")
    return await call_next(request)


def message(text, headers):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


@app.get("/trail")
def trail(request: Request, text: str):
    message(text, {**request.state.tags, "x-correlation-id": request.state.cid})
    return "ok"


@app.get("/hut")
def hut(request: Request, text: str):
    message(text, request.state.tags)
    return "ok"


def main():
    web = TestClient(app)
    web.get("/trail?text=a")
    web.get("/hut?text=b")
