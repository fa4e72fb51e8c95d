import asyncio

from groq import AsyncGroq

OWNER = {"x-team-id": "gq", "x-cost-center": "cc-88", "x-service": "gq", "x-environment": "prod"}


class Worker:
    def __init__(self, limit=2):
        self.client = AsyncGroq(default_headers=OWNER)
        self.gate = asyncio.Semaphore(limit)

    async def ask(self, text, headers=None):
        async with self.gate:
            return await self.client.chat.completions.create(model="llama-3.1-8b-instant", extra_headers=headers or {},
                                                             messages=[{"role": "user", "content": text}])

    async def many(self, texts):
        return await asyncio.gather(*[self.ask(t, {"x-correlation-id": f"g-{t}"}) for t in texts])

    async def one(self, text):
        return await self.ask(text)


async def run():
    worker = Worker()
    await worker.many(["a", "b"])
    await worker.one("c")


def main():
    asyncio.run(run())
