"""The end of a task group's block waits for its tasks: what follows does not change what they were given."""

import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def first(headers):
    await client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


async def second(headers):
    await client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail correlation_id


async def third(headers):
    await client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail correlation_id


async def main():
    headers = {"x-team-id": "a", "x-correlation-id": "1"}
    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(first(headers))
    del headers["x-correlation-id"]
    async with asyncio.TaskGroup() as group:
        group.create_task(second(headers))
    headers["x-correlation-id"] = "2"
    async with asyncio.TaskGroup() as group:
        group.create_task(third(headers))
        headers.pop("x-correlation-id")


asyncio.run(main())
