import asyncio

from openai import AsyncOpenAI, OpenAI

FULL = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = OpenAI()
aclient = AsyncOpenAI()


def eager():
    h = dict(FULL)
    out = [client.embeddings.create(model="m", input=t, extra_headers=h) for t in "a"]
    h.clear()
    return out


async def send(h):
    return await aclient.responses.create(model="m", input="x", extra_headers=h)


async def racing():
    h = dict(FULL)
    task = asyncio.create_task(send(h))
    h.pop("x-team-id")
    await task


async def send2(h):
    return await aclient.embeddings.create(model="m", input="x", extra_headers=h)


async def in_time():
    h = dict(FULL)
    task = asyncio.create_task(send2(h))
    await task
    h.pop("x-team-id")


def main():
    eager()
    asyncio.run(racing())
    asyncio.run(in_time())
