"""An async client with a private request method; the warm-up goes past it."""
import asyncio
import os

import aiohttp

URL = os.environ["LLM_GATEWAY_URL"]


class Tower:
    def __init__(self, session):
        self._session = session

    async def _request(self, path, body, trace):
        headers = {"x-team-id": "tower", "x-cost-center": "cc-4025", "x-service": "notams", "x-environment": "prod",
                   "x-correlation-id": trace}
        async with self._session.post(URL + path, json=body, headers=headers) as answer:
            return await answer.json()

    async def brief(self, notam):
        return await self._request("/v1/chat/completions", {"model": "m", "messages": [{"role": "user", "content": notam}]}, notam)

    async def warm_up(self):
        async with self._session.post(f"{URL}/v1/chat/completions", json={"model": "m", "messages": [{"role": "user", "content": "hi"}]}) as answer:
            return answer.status


async def fly():
    async with aiohttp.ClientSession() as session:
        tower = Tower(session)
        await tower.warm_up()
        await tower.brief("n-1")


def main():
    asyncio.run(fly())
