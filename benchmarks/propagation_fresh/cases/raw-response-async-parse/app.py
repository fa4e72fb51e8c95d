import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI(default_headers={"x-team-id": "quota", "x-cost-center": "cc-1044", "x-service": "quota"})


async def left(text, cid):
    raw = await client.chat.completions.with_raw_response.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}],
        extra_headers={"x-environment": "prod", "x-correlation-id": cid})
    return raw.headers.get("x-ratelimit-remaining-tokens"), raw.parse().choices[0].message.content


async def stream_left(text):
    async with client.responses.with_streaming_response.create(model="gpt-4o", input=text,
                                                               extra_headers={"x-environment": "prod"}) as raw:
        return await raw.json()


def main():
    asyncio.run(left("a", "q-1"))
    asyncio.run(stream_left("a"))
