import asyncio

import anthropic
from openai import AsyncOpenAI

TAGS = {"x-team-id": "rb", "x-cost-center": "cc-378", "x-service": "rb", "x-environment": "prod", "x-correlation-id": "1"}
claude = anthropic.Anthropic()


def beta(text):
    return claude.beta.messages.create(model="claude-sonnet-4-0", max_tokens=3, betas=["files-api-2025-04-14"],
                                       messages=[{"role": "user", "content": text}], extra_headers=TAGS)


async def raw(text):
    async with AsyncOpenAI() as client:
        response = await client.responses.with_raw_response.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "rb"})
        return response.parse()


async def streamed(text):
    async with AsyncOpenAI(default_headers=TAGS) as client:
        async with client.chat.completions.with_streaming_response.create(
                model="gpt-4o", messages=[{"role": "user", "content": text}]) as response:
            return await response.text()


def main():
    beta("a")
    asyncio.run(raw("a"))
    asyncio.run(streamed("a"))
