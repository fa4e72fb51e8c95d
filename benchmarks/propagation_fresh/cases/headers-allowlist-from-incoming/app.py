from fastapi import FastAPI, HTTPException, Request
from fastapi.testclient import TestClient
from openai import OpenAI

app = FastAPI()
client = OpenAI()
REQUIRED = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")


def forwarded(request: Request) -> dict[str, str]:
    missing = [name for name in REQUIRED if not request.headers.get(name)]
    if missing:
        raise HTTPException(400, f"missing {missing}")
    return {name: request.headers[name] for name in REQUIRED}


@app.post("/proxy/chat")
def proxy_chat(request: Request, q: str):
    result = client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": q}], extra_headers=forwarded(request)
    )
    return result.choices[0].message.content


@app.post("/proxy/embed")
def proxy_embed(request: Request, q: str):
    headers = forwarded(request)
    result = client.embeddings.create(
        model="text-embedding-3-small", input=q, extra_headers={"x-team-id": headers["x-team-id"]}
    )
    return len(result.data)


def main():
    http = TestClient(app)
    good = {name: "v-" + name for name in REQUIRED}
    http.post("/proxy/chat?q=a", headers=good)
    http.post("/proxy/embed?q=a", headers=good)
    http.post("/proxy/chat?q=a")
