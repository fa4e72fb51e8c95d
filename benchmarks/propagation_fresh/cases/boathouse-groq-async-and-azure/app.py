import asyncio
from contextlib import AsyncExitStack

from groq import AsyncGroq
from openai import AsyncAzureOpenAI

CREW = {"x-team-id": "boathouse", "x-cost-center": "cc-811", "x-service": "rowing-log"}


async def log_entry(text: str, outing: str) -> None:
    async with AsyncExitStack() as stack:
        fast = await stack.enter_async_context(AsyncGroq(default_headers={**CREW, "x-environment": "prod"}))
        slow = await stack.enter_async_context(AsyncAzureOpenAI(default_headers={**CREW, "x-correlation-id": outing}))
        await fast.chat.completions.create(
            model="llama-3.3-70b-versatile",
            messages=[{"role": "user", "content": text}],
            extra_headers={"x-correlation-id": outing},
        )
        await slow.chat.completions.create(
            model="rowing-gpt",
            messages=[{"role": "user", "content": text}],
        )


def main():
    asyncio.run(log_entry("5 km, light wind", "outing-9"))
