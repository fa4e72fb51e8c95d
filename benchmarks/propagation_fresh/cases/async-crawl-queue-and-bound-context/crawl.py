import asyncio

from openai import AsyncOpenAI

from telemetry import bound, outgoing

llm = AsyncOpenAI()


async def label(page: str) -> str:
    out = await llm.responses.create(model="gpt-5-nano", input=page, extra_headers=outgoing())
    return out.output_text


async def embed(page: str) -> list[float]:
    out = await llm.embeddings.create(model="text-embedding-3-small", input=page, extra_headers=outgoing())
    return out.data[0].embedding


async def pages(n: int):
    for i in range(n):
        await asyncio.sleep(0)
        yield f"page {i}"


async def embedder(queue: asyncio.Queue):
    while (page := await queue.get()) is not None:
        await embed(page)


async def crawl():
    queue: asyncio.Queue = asyncio.Queue()
    with bound(team_id="crawl", cost_center="cc-3", service="crawler", environment="prod"):
        worker = asyncio.create_task(embedder(queue))
        async with asyncio.TaskGroup() as group:
            async for page in pages(2):
                with bound(correlation_id=page):
                    group.create_task(label(page))
                    await queue.put(page)
        await queue.put(None)
        await worker


def main():
    asyncio.run(crawl())
