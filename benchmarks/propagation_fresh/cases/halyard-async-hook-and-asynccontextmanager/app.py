import asyncio
from contextlib import asynccontextmanager

import httpx
from openai import AsyncOpenAI

OWNER = {"x-team-id": "halyard", "x-cost-center": "cc-895", "x-service": "flag-reader", "x-environment": "prod"}


@asynccontextmanager
async def session(correlation: str | None = None):
    async def stamp(request: httpx.Request) -> None:
        if correlation:
            request.headers["x-correlation-id"] = correlation

    async with httpx.AsyncClient(headers=OWNER, event_hooks={"request": [stamp], "response": []}) as http:
        yield AsyncOpenAI(http_client=http)


async def read(text):
    async with session("flag-1") as client:
        return await client.responses.create(model="gpt-4o", input=text)


async def guess(text):
    async with session() as client:
        return await client.responses.create(model="gpt-4o", input=text)


async def day():
    await read("red over white")
    await guess("blue")


def main():
    asyncio.run(day())
