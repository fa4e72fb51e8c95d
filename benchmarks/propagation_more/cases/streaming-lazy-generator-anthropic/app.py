"""create(stream=True) in a generator: nothing is sent before it is consumed; async stream with get_final_text."""
import asyncio

import anthropic

TAGS = {"x-team-id": "sg", "x-cost-center": "cc-465", "x-service": "sg", "x-environment": "prod", "x-correlation-id": "1"}
sync_client = anthropic.Anthropic()
async_client = anthropic.AsyncAnthropic(default_headers={"x-team-id": "sg"})


def tokens(text, headers):
    with sync_client.messages.stream(model="claude-sonnet-4-0", max_tokens=9, extra_headers=headers,
                                     messages=[{"role": "user", "content": text}]) as stream:
        yield from stream.text_stream


async def final(text):
    async with async_client.messages.stream(model="claude-sonnet-4-0", max_tokens=9,
                                            messages=[{"role": "user", "content": text}]) as stream:
        return await stream.get_final_text()


async def parts(text):
    async for event in await async_client.messages.create(model="claude-sonnet-4-0", max_tokens=9, stream=True, extra_headers=TAGS,
                                                          messages=[{"role": "user", "content": text}]):
        yield event.type


async def gather(text):
    return [t async for t in parts(text)]


def main():
    "".join(tokens("a", TAGS))
    asyncio.run(final("a"))
    asyncio.run(gather("a"))
