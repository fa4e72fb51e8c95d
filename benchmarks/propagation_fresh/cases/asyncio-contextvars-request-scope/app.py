import asyncio

import tracing
from openai import AsyncOpenAI

client = AsyncOpenAI()


async def handle(text):
    tracing.new_request()
    return await ask(text)


async def ask(text):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers=tracing.headers())


async def warm_up():
    return await client.responses.create(model="gpt-4o", input="ping", extra_headers=tracing.headers())


def main():
    asyncio.run(warm_up())
    asyncio.run(handle("a"))
