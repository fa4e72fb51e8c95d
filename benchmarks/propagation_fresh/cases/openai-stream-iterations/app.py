"""A generator that streams; it is consumed elsewhere."""
import asyncio

from openai import AsyncOpenAI, OpenAI

TAGS = {"x-team-id": "st", "x-cost-center": "cc-931", "x-service": "st", "x-environment": "prod"}
oai = OpenAI(default_headers=TAGS)
aoai = AsyncOpenAI(default_headers=TAGS)


def tokens(text, cid):
    stream = oai.chat.completions.create(model="gpt-4o", stream=True, messages=[{"role": "user", "content": text}],
                                         extra_headers={"x-correlation-id": cid})
    for chunk in stream:
        yield chunk.choices[0].delta.content or ""


async def atokens(text):
    stream = await aoai.chat.completions.create(model="gpt-4o", stream=True, messages=[{"role": "user", "content": text}])
    async for chunk in stream:
        yield chunk.choices[0].delta.content or ""


async def collect(text):
    return [part async for part in atokens(text)]


def main():
    "".join(tokens("a", "1"))
    asyncio.run(collect("a"))
