import asyncio
import contextvars

import anthropic

cid = contextvars.ContextVar("cid", default=None)
api = anthropic.AsyncAnthropic(default_headers={"x-team-id": "cv", "x-cost-center": "cc-2037", "x-service": "cv", "x-environment": "prod"})


async def ask(text):
    headers = {"x-correlation-id": value} if (value := cid.get()) else None
    return await api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                     messages=[{"role": "user", "content": text}])


async def request(name, text):
    cid.set(name)
    return await ask(text)


async def serve():
    await asyncio.create_task(request("r-1", "a"))
    await ask("after")


def main():
    asyncio.run(serve())
