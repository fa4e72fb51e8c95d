"""A coroutine that nobody awaits and a generator that nobody iterates send nothing."""
import asyncio

from openai import AsyncOpenAI, OpenAI

client, aclient = OpenAI(), AsyncOpenAI()
TAGS = {"x-team-id": "un", "x-cost-center": "cc-374", "x-service": "un", "x-environment": "prod", "x-correlation-id": "1"}


async def lost(text):
    return await aclient.responses.create(model="gpt-4o", input=text)


def lazy(texts):
    for text in texts:
        if text:
            yield client.responses.create(model="gpt-4o", input=text)


async def found(text):
    return await aclient.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def main():
    coroutine = lost("a")
    coroutine.close()
    lazy(["a"])
    asyncio.run(found("a"))
