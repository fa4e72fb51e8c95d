import asyncio
import os

import aiohttp

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/chat/completions"


def new_session(**extra):
    headers = {"x-team-id": "weather", "x-cost-center": "cc-2413", "x-service": "alerts", "x-environment": "prod"}
    headers.update({name.replace("_", "-"): value for name, value in extra.items()})
    return aiohttp.ClientSession(headers=headers)


async def warn(text):
    async with new_session(x_correlation_id="storm-1") as session:
        async with session.post(URL, json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}) as answer:
            return await answer.json()


async def note(text):
    async with new_session() as session, session.post(
        URL, json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}
    ) as answer:
        return await answer.json()


async def both():
    await warn("storm")
    await note("breeze")


def main():
    asyncio.run(both())
