import asyncio

import anthropic

aclient = anthropic.AsyncAnthropic()
client = anthropic.Anthropic()
H = {"x-team-id": "tg", "x-cost-center": "cc-930", "x-service": "tg", "x-environment": "prod"}
LIMIT = asyncio.Semaphore(2)


async def one(text, cid):
    async with LIMIT:
        return await aclient.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=H | {"x-correlation-id": cid},
                                             messages=[{"role": "user", "content": text}])


def blocking(text, headers):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


async def run(texts):
    async with asyncio.TaskGroup() as group:
        for n, text in enumerate(texts):
            group.create_task(one(text, f"t-{n}"))
    return await asyncio.to_thread(blocking, texts[0], H)


def main():
    asyncio.run(run(["a", "b"]))
