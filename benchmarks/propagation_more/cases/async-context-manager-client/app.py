"""An async context manager makes and closes the client; __aenter__ of a class does so with headers."""
import asyncio
import contextlib

import anthropic

OWNER = {"x-team-id": "ac", "x-cost-center": "cc-429", "x-service": "ac", "x-environment": "prod"}


@contextlib.asynccontextmanager
async def session(**extra):
    client = anthropic.AsyncAnthropic(default_headers={**OWNER, **{"x-" + k.replace("_", "-"): v for k, v in extra.items()}})
    try:
        yield client
    finally:
        await client.close()


class Session:
    def __init__(self, cid):
        self.cid = cid

    async def __aenter__(self):
        self.sdk = anthropic.AsyncAnthropic()
        return self

    async def __aexit__(self, *exc):
        await self.sdk.close()

    async def ask(self, text):
        return await self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                              extra_headers={**OWNER, "x-correlation-id": self.cid})


async def run():
    async with session(correlation_id="1") as client:
        await client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": "a"}])
    async with session() as client, Session("2") as s:
        await s.ask("b")
        await client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": "c"}])


def main():
    asyncio.run(run())
