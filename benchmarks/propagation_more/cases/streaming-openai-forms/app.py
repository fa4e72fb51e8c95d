"""stream=True, the stream() helpers and an async generator that is consumed elsewhere."""
import asyncio

from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "st", "x-cost-center": "cc-363", "x-service": "st", "x-environment": "prod"}
client = OpenAI(default_headers=OWNER)
aclient = AsyncOpenAI(default_headers=OWNER)


def tokens(text, cid):
    stream = client.chat.completions.create(model="gpt-4o", stream=True, stream_options={"include_usage": True},
                                            messages=[{"role": "user", "content": text}],
                                            extra_headers={"x-correlation-id": cid})
    for chunk in stream:
        yield chunk.choices[0].delta.content


def final(text):
    with client.responses.stream(model="gpt-4o", input=text) as stream:
        return stream.get_final_response()


async def atokens(text, extra):
    stream = await aclient.chat.completions.create(model="gpt-4o", stream=True, extra_headers=extra,
                                                   messages=[{"role": "user", "content": text}])
    async for chunk in stream:
        yield chunk


async def collect(text):
    return [c async for c in atokens(text, {"x-correlation-id": "s-2"})]


def main():
    list(tokens("a", "s-1"))
    final("a")
    asyncio.run(collect("a"))
