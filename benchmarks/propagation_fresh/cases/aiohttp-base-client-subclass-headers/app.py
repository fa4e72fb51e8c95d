import asyncio

import aiohttp

BASE = "https://api.openai.com/v1"


class LlmApi:
    def __init__(self, owner: dict[str, str]):
        self._owner = owner
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self):
        self._session = aiohttp.ClientSession(headers={"authorization": "Bearer stub", **self._owner})
        return self

    async def __aexit__(self, *exc):
        await self._session.close()

    async def _post(self, path: str, body: dict, headers: dict[str, str] | None = None) -> dict:
        async with self._session.post(f"{BASE}{path}", json=body, headers=headers) as response:
            response.raise_for_status()
            return await response.json()

    async def chat(self, text: str, correlation: str) -> str:
        body = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}
        answer = await self._post("/chat/completions", body, {"x-correlation-id": correlation})
        return answer["choices"][0]["message"]["content"]

    async def embed(self, text: str) -> list[float]:
        answer = await self._post("/embeddings", {"model": "text-embedding-3-small", "input": text})
        return answer["data"][0]["embedding"]


async def serve():
    owner = {"x-team-id": "maps", "x-cost-center": "cc-2337", "x-service": "places", "x-environment": "prod"}
    async with LlmApi(owner) as api:
        await api.chat("cafes nearby", "p-1")
        await api.embed("cafes nearby")


def main():
    asyncio.run(serve())
