import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def caption(job, limit):
    async with limit:
        return await client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": job.text}], metadata=job.metadata, store=True)


async def alt_text(job, limit):
    async with limit:
        return await client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": job.text}], metadata={"correlation_id": job.id})


async def process(jobs):
    limit = asyncio.Semaphore(4)
    captions = await asyncio.gather(*(caption(job, limit) for job in jobs))
    texts = await asyncio.gather(*[alt_text(job, limit) for job in jobs], return_exceptions=True)
    return list(zip(captions, texts))
