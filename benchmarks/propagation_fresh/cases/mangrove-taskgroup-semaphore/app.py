import asyncio

from openai import AsyncOpenAI

BASE = {"x-team-id": "mangrove", "x-cost-center": "cc-845", "x-service": "root-map", "x-environment": "prod"}
client = AsyncOpenAI(default_headers=BASE)


async def chart(gate: asyncio.Semaphore, text: str, cid: str | None = None):
    extra = {"x-correlation-id": cid} if cid else None
    async with gate:
        return await client.responses.create(model="gpt-4o", input=text, extra_headers=extra)


async def sources():
    for number, text in enumerate(["mud", "salt"], start=1):
        await asyncio.sleep(0)
        yield number, text


async def expedition():
    gate = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        async for number, text in sources():
            group.create_task(chart(gate, text, f"m-{number}"))
        group.create_task(chart(gate, "crabs"))


def main():
    asyncio.run(expedition())
