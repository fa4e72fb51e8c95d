"""Producer and consumer share an asyncio queue; None ends it."""
import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
OWNER = {"x-team-id": "cinema", "x-cost-center": "cc-4035", "x-service": "subtitles", "x-environment": "prod"}


async def produce(queue, films):
    for film in films:
        await queue.put((film, {**OWNER, "x-correlation-id": film}))
    await queue.put(None)


async def consume(queue):
    while (job := await queue.get()) is not None:
        film, headers = job
        await client.responses.create(model="gpt-4o-mini", input=film, extra_headers=headers)


async def trailer(film):
    headers = {**OWNER, "x-correlation-id": film}
    headers.pop("x-service")
    await client.responses.create(model="gpt-4o-mini", input=film, extra_headers=headers)


async def run():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue, ["a", "b"]), consume(queue))
    await trailer("a")


def main():
    asyncio.run(run())
