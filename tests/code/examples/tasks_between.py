"""Tasks that may run while the coroutine which started them sleeps."""

import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def strip(headers):
    headers.clear()


async def slept():
    headers = {"x-team-id": "search", "x-correlation-id": "1"}
    task = asyncio.create_task(strip(headers))
    await asyncio.sleep(0)
    await client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id correlation_id
    await task


async def waited():
    headers = {"x-team-id": "search", "x-correlation-id": "1"}
    task = asyncio.create_task(strip(dict(headers)))
    await asyncio.sleep(0)
    await client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    await task
