import asyncio

from openai import AsyncOpenAI

from tagged import TaggedAsyncOpenAI

OWNER = {"x-team-id": "opera", "x-cost-center": "cc-2484", "x-service": "surtitles", "x-environment": "prod"}


async def line(client, text):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "act-1"})


async def run():
    await line(TaggedAsyncOpenAI(owner=OWNER), "Vissi d'arte")
    await line(AsyncOpenAI(), "Nessun dorma")


def main():
    asyncio.run(run())
