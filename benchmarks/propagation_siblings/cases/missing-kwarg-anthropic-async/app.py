import asyncio

from anthropic import AsyncAnthropic

TAGS = {"x-team-id": "legal", "x-cost-center": "cc-8", "x-service": "clauses", "x-environment": "prod",
        "x-correlation-id": "c-1"}


async def summarise(text):
    client = AsyncAnthropic()
    return await client.messages.create(model="claude-3-5-haiku-latest", max_tokens=16,
                                        messages=[{"role": "user", "content": text}])


async def classify(text):
    async with AsyncAnthropic() as client:
        return await client.messages.create(model="claude-3-5-haiku-latest", max_tokens=16, extra_headers=TAGS,
                                            messages=[{"role": "user", "content": text}])


async def translate(text):
    async with AsyncAnthropic() as client:
        return await client.messages.create(model="claude-3-5-haiku-latest", max_tokens=16,
                                            extra_query={k: v for k, v in TAGS.items()},
                                            messages=[{"role": "user", "content": text}])


def main():
    async def run():
        await asyncio.gather(summarise("a"), classify("b"), translate("c"))
    asyncio.run(run())
