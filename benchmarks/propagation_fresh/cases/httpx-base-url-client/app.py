"""A client with a base URL, a built request, and an async stream."""
import asyncio
import os

import httpx

OWNER = {"x-team-id": "hb", "x-cost-center": "cc-327", "x-service": "hb", "x-environment": "prod"}
http = httpx.Client(base_url="https://api.openai.com/v1", headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}", **OWNER})


def chat(text, cid):
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}
    return http.post("/chat/completions", json=body, headers={"x-correlation-id": cid}).json()


def embed(text):
    request = http.build_request("POST", "/embeddings", json={"model": "text-embedding-3-small", "input": text})
    return http.send(request).json()


async def stream(text):
    async with httpx.AsyncClient(headers=OWNER) as client:
        async with client.stream("POST", "https://api.anthropic.com/v1/messages", headers={"x-correlation-id": "s"},
                                 json={"model": "claude-sonnet-4-0", "max_tokens": 3,
                                       "messages": [{"role": "user", "content": text}]}) as response:
            return await response.aread()


def ping():
    return http.get("/models").status_code


def main():
    chat("a", "1")
    embed("a")
    asyncio.run(stream("a"))
    ping()
