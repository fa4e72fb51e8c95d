import asyncio

from anthropic import AsyncAnthropic

api = AsyncAnthropic(default_headers={"x-team-id": "live", "x-cost-center": "cc-31", "x-service": "live"})


async def say(text, **headers):
    async with api.messages.stream(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": text}],
                                   extra_headers={f"x-{k.replace('_', '-')}": v for k, v in headers.items()}) as stream:
        async for piece in stream.text_stream:
            yield piece


async def collect(text, **headers):
    return "".join([piece async for piece in say(text, **headers)])


async def run():
    await collect("a", environment="prod", correlation_id="1")
    await collect("b", environment="prod")


def main():
    asyncio.run(run())
