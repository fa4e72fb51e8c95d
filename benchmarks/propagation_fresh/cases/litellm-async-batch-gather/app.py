import asyncio

from litellm import acompletion, aembedding

COMMON = {
    "model": "gpt-4o-mini",
    "extra_headers": {
        "x-team-id": "crawl",
        "x-cost-center": "cc-93",
        "x-service": "crawler",
        "x-environment": "prod",
        "x-correlation-id": "crawl-7",
    },
}


async def label(page):
    return await acompletion(messages=[{"role": "user", "content": page}], **COMMON)


async def vector(page):
    return await aembedding(model="text-embedding-3-small", input=[page])


async def crawl(pages):
    await asyncio.gather(*(label(page) for page in pages), *(vector(page) for page in pages))


def main():
    asyncio.run(crawl(["a", "b"]))
