import asyncio
import os
import uuid

import httpx

OWNER = {"x-team-id": "plat", "x-cost-center": "cc-3", "x-service": "gateway-client", "x-environment": "prod"}


async def add_correlation(request: httpx.Request) -> None:
    request.headers.setdefault("x-correlation-id", uuid.uuid4().hex)


class GatewayClient:
    def __init__(self, *, traced: bool):
        hooks = {"request": [add_correlation]} if traced else {}
        self._http = httpx.AsyncClient(base_url=os.environ["LLM_GATEWAY_URL"], headers=OWNER, event_hooks=hooks)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self._http.aclose()

    async def chat(self, text: str) -> str:
        response = await self._http.post(
            "/v1/chat/completions", json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}
        )
        response.raise_for_status()
        return response.json()["choices"][0]["message"]["content"]

    async def embed(self, text: str):
        response = await self._http.post(
            "/v1/embeddings", json={"model": "text-embedding-3-small", "input": text}, headers={"x-correlation-id": "e"}
        )
        return response.json()["data"]


async def run():
    async with GatewayClient(traced=True) as traced:
        await traced.chat("a")
    async with GatewayClient(traced=False) as plain:
        await plain.chat("a")
        await plain.embed("a")


def main():
    asyncio.run(run())
