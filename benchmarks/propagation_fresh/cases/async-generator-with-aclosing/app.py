import asyncio
from contextlib import aclosing

import anthropic

claude = anthropic.AsyncAnthropic(default_headers={"x-team-id": "ag", "x-cost-center": "cc-3019", "x-service": "ag"})


async def answers(texts, **headers):
    for n, text in enumerate(texts):
        yield await claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                           extra_headers={"x-environment": "prod", **headers, "x-n": str(n)})


async def run():
    async with aclosing(answers(["a", "b"], **{"x-correlation-id": "1"})) as stream:
        async for answer in stream:
            print(answer.id)
    return [a async for a in answers(["c"])]


def main():
    asyncio.run(run())
