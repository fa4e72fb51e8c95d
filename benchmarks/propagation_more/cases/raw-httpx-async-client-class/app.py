"""A small own client over httpx.AsyncClient with base_url; streaming with a context manager."""
import asyncio

import httpx


class OpenAIHttp:
    def __init__(self, key, **headers):
        self.http = httpx.AsyncClient(base_url="https://api.openai.com/v1", timeout=30,
                                      headers={"Authorization": f"Bearer {key}", **headers})

    async def _post(self, path, payload, **more):
        response = await self.http.post(path, json=payload, headers=more)
        response.raise_for_status()
        return response.json()

    async def chat(self, text, cid):
        return await self._post("/chat/completions", {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]},
                                **{"x-correlation-id": cid})

    async def stream(self, text):
        async with self.http.stream("POST", "/chat/completions", json={
            "model": "gpt-4o", "stream": True, "messages": [{"role": "user", "content": text}]}) as response:
            return [line async for line in response.aiter_lines()]


async def serve():
    client = OpenAIHttp("sk", **{"x-team-id": "ha", "x-cost-center": "cc-391", "x-service": "ha", "x-environment": "prod"})
    await client.chat("a", "h-1")
    await client.stream("a")


def main():
    asyncio.run(serve())
