import asyncio
from contextlib import asynccontextmanager

from openai import AsyncOpenAI

OWNER = {"x-team-id": "alms", "x-cost-center": "cc-386", "x-service": "soup", "x-environment": "prod"}


@asynccontextmanager
async def client(**headers):
    async with AsyncOpenAI(default_headers={**OWNER, **headers}) as llm:
        yield llm


async def tokens(text, cid):
    async with client(**{"x-correlation-id": cid}) as llm:
        stream = await llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True)
        async for chunk in stream:
            yield chunk


async def collect(text):
    return [chunk async for chunk in tokens(text, "a-1")]


async def plain(text):
    async with client() as llm:
        return await llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    asyncio.run(collect("a"))
    asyncio.run(plain("b"))
