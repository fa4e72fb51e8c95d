"""Two models race; whichever answers first wins, and both cost money."""
import asyncio

from openai import AsyncOpenAI

HEADERS = {"x-team-id": "brook", "x-cost-center": "cc-916", "x-service": "race", "x-environment": "prod"}
client = AsyncOpenAI()


async def fast(text, cid):
    return await client.responses.create(model="gpt-4o-mini", input=text,
                                         extra_headers={**HEADERS, "x-correlation-id": cid})


async def deep(text, cid):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers=HEADERS)


async def race(text, cid):
    tasks = {asyncio.create_task(fast(text, cid)), asyncio.create_task(deep(text, cid))}
    done, pending = await asyncio.wait(tasks)
    assert not pending
    return done.pop().result()


def main():
    asyncio.run(race("a", "b-1"))
