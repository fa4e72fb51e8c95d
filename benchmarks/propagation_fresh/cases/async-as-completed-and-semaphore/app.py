import asyncio

import anthropic

claude = anthropic.AsyncAnthropic()
OWNER = {"x-team-id": "lens", "x-cost-center": "cc-1041", "x-service": "frames", "x-environment": "prod"}


class Frames:
    def __init__(self, limit):
        self.gate = asyncio.Semaphore(limit)

    async def one(self, frame, headers):
        async with self.gate:
            return await claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=2, extra_headers=headers,
                                                messages=[{"role": "user", "content": frame}])

    async def all(self, frames):
        work = [asyncio.create_task(self.one(f, OWNER | {"x-correlation-id": f})) for f in frames]
        return [await done for done in asyncio.as_completed(work)]

    async def first(self, frames):
        coros = (self.one(f, OWNER) for f in frames)
        return await next(coros)


async def run():
    frames = Frames(2)
    await frames.all(["a", "b"])
    await frames.first(["c"])


def main():
    asyncio.run(run())
