import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI(default_headers={"x-team-id": "tg", "x-cost-center": "cc-65", "x-service": "tg", "x-environment": "prod"})


async def ask(text, trace=None):
    async with asyncio.timeout(9):
        return await client.responses.create(model="gpt-4o", input=text,
                                             extra_headers={"x-correlation-id": trace} if trace else {})


async def quick(text, trace):
    return await asyncio.wait_for(
        client.responses.create(model="gpt-4o-mini", input=text, extra_headers={"x-correlation-id": trace}), 9)


async def run():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(ask("a"))
        second = group.create_task(quick("b", "t-2"))
    return first.result(), second.result()


def main():
    asyncio.run(run())
