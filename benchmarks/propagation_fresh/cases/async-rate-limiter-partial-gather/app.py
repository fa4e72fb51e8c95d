import asyncio
from functools import partial

from anthropic import AsyncAnthropic

claude = AsyncAnthropic()


class Limiter:
    def __init__(self, width):
        self.slots = asyncio.Semaphore(width)

    async def __call__(self, job):
        async with self.slots:
            return await job()


async def label(text, *, headers):
    return await claude.messages.create(
        model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": text}], extra_headers=headers)


async def check(text, *, headers):
    return await claude.messages.create(
        model="claude-opus-4-1", max_tokens=5, messages=[{"role": "user", "content": text}], extra_headers=headers)


async def run(texts):
    limit = Limiter(2)
    owner = {"x-team-id": "labels", "x-cost-center": "cc-2367", "x-service": "labeller", "x-environment": "prod"}
    labelled = [partial(label, text, headers=owner | {"x-correlation-id": f"l-{n}"}) for n, text in enumerate(texts)]
    checked = [partial(check, text, headers=owner) for text in texts[:1]]
    await asyncio.gather(*map(limit, labelled + checked))


def main():
    asyncio.run(run(["one", "two", "three"]))
