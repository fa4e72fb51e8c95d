import asyncio

import anthropic
import openai

OWNER = {"x-team-id": "rr", "x-cost-center": "cc-1", "x-service": "rr", "x-environment": "prod", "x-correlation-id": "1"}
gpt = openai.OpenAI()
claude = anthropic.AsyncAnthropic(default_headers=OWNER)


def a():
    raw = gpt.responses.with_raw_response.create(model="gpt-4o", input="x", extra_headers=OWNER)
    return raw.parse()


def b():
    return gpt.with_raw_response.embeddings.create(model="e", input="x").parse()


def c():
    with gpt.chat.completions.with_streaming_response.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}], extra_headers=OWNER) as r:
        return r.read()


async def d():
    raw = await claude.messages.with_raw_response.create(model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": "x"}])
    return raw.headers.get("request-id")


async def e():
    async with claude.messages.with_streaming_response.create(model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": "x"}], extra_headers={"x-team-id": ""}) as r:
        return await r.text()


def main():
    a()
    b()
    c()
    asyncio.run(d())
    asyncio.run(e())
