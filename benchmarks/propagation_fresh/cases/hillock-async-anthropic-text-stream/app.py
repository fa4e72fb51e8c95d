import asyncio
from collections.abc import AsyncIterator

from anthropic import AsyncAnthropic

sdk = AsyncAnthropic()
HILL = {"x-team-id": "hillock", "x-cost-center": "cc-899", "x-service": "rabbit-news", "x-environment": "prod"}


async def words(text: str, **headers: str) -> AsyncIterator[str]:
    async with sdk.messages.stream(
        model="claude-haiku-4-5", max_tokens=8, messages=[{"role": "user", "content": text}], extra_headers=headers,
    ) as stream:
        async for piece in stream.text_stream:
            yield piece


async def events(text: str, headers: dict[str, str]):
    stream = await sdk.messages.create(
        model="claude-haiku-4-5", max_tokens=8, messages=[{"role": "user", "content": text}], stream=True,
        extra_headers=headers)
    return [event.type async for event in stream]


async def news():
    async for word in words("burrow", **HILL, **{"x-correlation-id": "n-1"}):
        print(word)
    print(await events("carrot", HILL))


def main():
    asyncio.run(news())
