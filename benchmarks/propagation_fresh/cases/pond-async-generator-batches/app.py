import asyncio

from openai import AsyncOpenAI

OWNER = {"x-team-id": "pond", "x-cost-center": "cc-970", "x-service": "frogs", "x-environment": "prod"}
client = AsyncOpenAI(default_headers=OWNER)


async def batches(items, size):
    for start in range(0, len(items), size):
        yield start // size, items[start:start + size]


async def embed(items):
    return [await client.embeddings.create(model="text-embedding-3-small", input=chunk,
                                           extra_headers={"x-correlation-id": f"batch-{n}"})
            async for n, chunk in batches(items, 2)]


async def check(items):
    async with asyncio.TaskGroup() as group:
        for item in items:
            group.create_task(client.moderations.create(input=item))
            group.create_task(classify(item))


async def classify(item):
    return await client.responses.create(model="gpt-4o-mini", input=item)


async def run():
    await embed(["a", "b", "c"])
    await check(["a"])


def main():
    asyncio.run(run())
