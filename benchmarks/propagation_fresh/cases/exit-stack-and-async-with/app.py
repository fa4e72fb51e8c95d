import asyncio
from contextlib import AsyncExitStack

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI

TAGS = {"x-team-id": "es", "x-cost-center": "cc-314", "x-service": "es", "x-environment": "prod", "x-correlation-id": "e"}


async def compare(text):
    async with AsyncExitStack() as stack:
        gpt = await stack.enter_async_context(AsyncOpenAI(default_headers=TAGS))
        claude = await stack.enter_async_context(AsyncAnthropic())
        left = await gpt.responses.create(model="gpt-4o", input=text)
        right = await claude.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": text}])
        return left, right


async def limited(text):
    async with AsyncOpenAI(default_headers=TAGS) as gpt:
        return await asyncio.wait_for(gpt.embeddings.create(model="text-embedding-3-small", input=text), timeout=5)


def main():
    asyncio.run(compare("a"))
    asyncio.run(limited("a"))
