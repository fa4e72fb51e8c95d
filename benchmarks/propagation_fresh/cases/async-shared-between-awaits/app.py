import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
shared = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}


async def tagged(text):
    shared["x-correlation-id"] = "1"
    await client.responses.create(model="gpt-4o", input=text, extra_headers=shared)
    del shared["x-correlation-id"]


async def plain(text):
    await client.responses.create(model="gpt-4o", input=text, extra_headers=shared)


async def run():
    await tagged("a")
    await plain("b")


def main():
    asyncio.run(run())
