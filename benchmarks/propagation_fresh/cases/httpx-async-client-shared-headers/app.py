import asyncio

import httpx

BASE = {"x-team-id": "ha", "x-cost-center": "cc-3012", "x-service": "ha"}


class Gateway:
    def __init__(self, **headers):
        self.http = httpx.AsyncClient(base_url="http://llm-gateway.corp.example/v1", headers=BASE | headers)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.http.aclose()

    async def chat(self, text):
        reply = await self.http.post("/chat/completions", json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})
        return reply.json()


async def run():
    async with Gateway(**{"x-environment": "prod", "x-correlation-id": "1"}) as gateway:
        await gateway.chat("a")
    async with Gateway() as gateway:
        gateway.http.headers["x-environment"] = "lab"
        await gateway.chat("b")


def main():
    asyncio.run(run())
