"""Tags are added in a generator that nobody iterates, in a coroutine that nobody awaits, by a method that is not called."""
import asyncio

from openai import AsyncOpenAI, OpenAI

BASE = {"x-team-id": "ns", "x-cost-center": "cc-6", "x-service": "ns", "x-environment": "prod"}
client = OpenAI()


def steps(headers):
    headers["x-correlation-id"] = "1"
    yield headers


async def add(headers):
    headers["x-correlation-id"] = "2"


def not_iterated(text):
    headers = dict(BASE)
    steps(headers)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def iterated(text):
    headers = dict(BASE)
    for _ in steps(headers):
        pass
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


async def not_awaited(text):
    headers = dict(BASE)
    add(headers).close()
    return await AsyncOpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


async def awaited(text):
    headers = dict(BASE)
    await add(headers)
    return await AsyncOpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    not_iterated("a")
    iterated("b")
    asyncio.run(not_awaited("c"))
    asyncio.run(awaited("d"))
