import asyncio
import os

import aiohttp

BASE = os.environ["LLM_GATEWAY_URL"]


class Inlet:
    def __init__(self, tags):
        self.tags = tags

    async def __aenter__(self):
        self.session = aiohttp.ClientSession(headers=self.tags)
        return self

    async def __aexit__(self, *exc):
        await self.session.close()

    async def claude(self, text, **headers):
        body = {"model": "claude-sonnet-4-0", "max_tokens": 5, "messages": [{"role": "user", "content": text}]}
        async with self.session.post(f"{BASE}/v1/messages", json=body, headers=headers) as response:
            return await response.json()


async def serve():
    owner = {"x-team-id": "inlet", "x-cost-center": "cc-940", "x-service": "tides", "x-environment": "prod"}
    async with Inlet(owner) as inlet:
        await inlet.claude("a", **{"x-correlation-id": "i-1"})
        await inlet.claude("b")


def main():
    asyncio.run(serve())
