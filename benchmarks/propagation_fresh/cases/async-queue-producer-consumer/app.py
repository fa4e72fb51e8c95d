import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
OWNER = {"x-team-id": "aq", "x-cost-center": "cc-66", "x-service": "aq", "x-environment": "prod"}


async def produce(queue):
    for n in range(2):
        await queue.put((f"text {n}", {**OWNER, "x-correlation-id": f"q{n}"}))
    await queue.put(None)


async def consume(queue):
    while (item := await queue.get()) is not None:
        text, headers = item
        await client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


async def flush(texts):
    for text in texts:
        await client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER)


async def run():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue), consume(queue))
    await flush(["x"])


def main():
    asyncio.run(run())
