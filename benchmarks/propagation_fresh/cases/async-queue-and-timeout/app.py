import asyncio

from openai import AsyncOpenAI

OWNER = {"x-team-id": "aq", "x-cost-center": "cc-2038", "x-service": "aq", "x-environment": "prod"}


async def worker(queue, client):
    while not queue.empty():
        text, headers = await queue.get()
        async with asyncio.timeout(10):
            await client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
        queue.task_done()


async def run(jobs):
    queue = asyncio.Queue()
    for job in jobs:
        queue.put_nowait(job)
    async with AsyncOpenAI(default_headers=OWNER) as client:
        await asyncio.gather(*(worker(queue, client) for _ in range(2)))
        return await asyncio.wait_for(client.responses.create(model="gpt-4o-mini", input="end"), timeout=5)


def main():
    asyncio.run(run([("a", {"x-correlation-id": "1"}), ("b", {"x-correlation-id": "2"})]))
