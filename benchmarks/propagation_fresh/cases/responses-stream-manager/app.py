"""Stream helpers of both SDKs; an async one within."""
import asyncio

import anthropic
from openai import OpenAI

OWNER = {"x-team-id": "sm", "x-cost-center": "cc-316", "x-service": "sm", "x-environment": "prod"}
gpt = OpenAI(default_headers=OWNER)
claude = anthropic.AsyncAnthropic(default_headers=OWNER)


def live(text, cid):
    with gpt.chat.completions.stream(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                     extra_headers={"x-correlation-id": cid}) as stream:
        for event in stream:
            print(event.type)


async def alive(text):
    async with claude.messages.stream(model="claude-sonnet-4-0", max_tokens=5,
                                      messages=[{"role": "user", "content": text}]) as stream:
        return await stream.get_final_text()


def main():
    live("a", "1")
    asyncio.run(alive("a"))
