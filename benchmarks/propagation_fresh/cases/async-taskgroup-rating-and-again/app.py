"""A task group of ratings; the retry within it calls the client bare."""
import asyncio

from anthropic import AsyncAnthropic

TAGS = {"x-team-id": "ratings", "x-cost-center": "cc-38", "x-service": "ratings", "x-environment": "prod"}
api = AsyncAnthropic()
gate = asyncio.Semaphore(2)


async def rate(text, n):
    async with gate:
        return await api.messages.create(model="claude-sonnet-4-0", max_tokens=3,
                                         messages=[{"role": "user", "content": text}],
                                         extra_headers=TAGS | {"x-correlation-id": f"rate-{n}"})


async def rate_again(text):
    return await api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                     extra_headers={**TAGS})


async def run():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(rate(t, i)) for i, t in enumerate(["a", "b"])]
        group.create_task(rate_again("c"))
    return [t.result() for t in tasks]


def main():
    asyncio.run(run())
