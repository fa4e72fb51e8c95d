"""An asyncio.Queue between producers and a worker; as_completed over coroutines."""
import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
OWNER = {"x-team-id": "aq", "x-cost-center": "cc-459", "x-service": "aq", "x-environment": "prod"}


async def worker(queue):
    while (job := await queue.get()) is not None:
        await client.responses.create(model="gpt-4o", input=job["text"], extra_headers={**OWNER, "x-correlation-id": job["id"]})


async def embed(text, headers):
    return await client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


async def run():
    queue = asyncio.Queue()
    task = asyncio.create_task(worker(queue))
    for n, text in enumerate(("a", "b")):
        await queue.put({"id": f"q-{n}", "text": text})
    await queue.put(None)
    await task
    for done in asyncio.as_completed([embed(t, OWNER) for t in ("c", "d")]):
        await done


def main():
    asyncio.run(run())
