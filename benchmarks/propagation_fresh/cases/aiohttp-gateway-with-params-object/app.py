import asyncio
import os

import aiohttp

URL = os.environ["LLM_GATEWAY_URL"]
OWNER = {"x-team-id": "aio", "x-cost-center": "cc-3361", "x-service": "aio", "x-environment": "prod"}


async def post(session, path, body, **headers):
    async with session.post(URL + path, json=body, headers={k.replace("_", "-"): v for k, v in headers.items()}) as response:
        return await response.json()


async def run():
    async with aiohttp.ClientSession(headers=OWNER) as session:
        await post(session, "/v1/embeddings", {"model": "m", "input": "a"}, x_correlation_id="a-1")
        await post(session, "/v1/chat/completions", {"model": "m", "messages": []})


def main():
    asyncio.run(run())
