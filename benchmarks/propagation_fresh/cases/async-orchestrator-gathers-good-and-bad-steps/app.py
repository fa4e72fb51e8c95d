import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def step(text, headers):
    return await client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def tags(trace=None):
    found = {"x-team-id": "orch", "x-cost-center": "cc-3320", "x-service": "orch", "x-environment": "prod"}
    if trace:
        found |= {"x-correlation-id": trace}
    return found


async def research(trace):
    return await asyncio.gather(*(step(q, tags(trace)) for q in ("who", "where")))


async def recap():
    return await asyncio.wait_for(step("recap", tags()), 5)


async def run():
    await research("o-1")
    await recap()


def main():
    asyncio.run(run())
