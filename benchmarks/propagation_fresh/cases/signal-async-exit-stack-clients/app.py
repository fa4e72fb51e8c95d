import asyncio
from contextlib import AsyncExitStack

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI

OWNER = {"x-team-id": "signal", "x-cost-center": "cc-915", "x-service": "morse", "x-environment": "prod"}


async def run(cid):
    async with AsyncExitStack() as stack:
        gpt = await stack.enter_async_context(AsyncOpenAI(default_headers={**OWNER, "x-correlation-id": cid}))
        claude = await stack.enter_async_context(AsyncAnthropic(default_headers=OWNER))
        await gpt.responses.create(model="gpt-4o", input="a")
        await claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": "b"}])
        await claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": "c"}],
                                     extra_headers={"x-correlation-id": cid})


def main():
    asyncio.run(run("s-1"))
