"""A producer and a consumer over an asyncio queue; the sentinel job has no id."""
import asyncio

from openai import AsyncOpenAI

BASE = {"x-team-id": "queue", "x-cost-center": "cc-29", "x-service": "queue", "x-environment": "prod"}
client = AsyncOpenAI()


async def jobs():
    for n in range(2):
        yield {"text": f"job {n}", "headers": {**BASE, "x-correlation-id": f"job-{n}"}}


async def produce(queue):
    async for job in jobs():
        await queue.put(job)
    await queue.put(None)


async def consume(queue):
    while (job := await queue.get()) is not None:
        await client.responses.create(model="gpt-4o", input=job["text"], extra_headers=job["headers"])
    await client.responses.create(model="gpt-4o", input="summary", extra_headers=BASE)


async def run():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue), consume(queue))


def main():
    asyncio.run(run())
