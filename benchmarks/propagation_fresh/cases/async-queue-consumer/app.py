import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI(default_headers={"x-team-id": "aq", "x-cost-center": "cc-315", "x-service": "aq", "x-environment": "prod"})


async def consumer(queue):
    while True:
        item = await queue.get()
        if item is None:
            break
        await client.responses.create(model="gpt-4o", input=item["text"], extra_headers={"x-correlation-id": item["id"]})


async def producer(queue):
    for n in range(2):
        await queue.put({"text": "a", "id": f"job-{n}"})
    await queue.put(None)


async def sweep():
    async for chunk in pages():
        await client.responses.create(model="gpt-4o-mini", input=chunk)


async def pages():
    for page in ("x", "y"):
        yield page


async def run():
    queue = asyncio.Queue()
    await asyncio.gather(producer(queue), consumer(queue))
    await sweep()


def main():
    asyncio.run(run())
