import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
OWNER = (("x-team-id", "feeds"), ("x-cost-center", "cc-2452"), ("x-service", "digest"), ("x-environment", "prod"))


async def items():
    for number, text in enumerate(("a", "b")):
        yield text, dict(OWNER) | {"x-correlation-id": f"item-{number}"}


async def summarised():
    async for text, headers in items():
        answer = await client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
        yield answer.output_text, headers


async def run():
    texts = [text async for text, _ in summarised()]
    async with asyncio.timeout(20):
        return await client.responses.create(model="gpt-4o", input="\n".join(texts), extra_headers=dict(OWNER))


def main():
    asyncio.run(run())
