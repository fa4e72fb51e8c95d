import asyncio

from anthropic import AsyncAnthropic

OWNER = {"x-team-id": "wh", "x-cost-center": "cc-92", "x-service": "slotting", "x-environment": "prod"}


class Slotter:
    def __init__(self, limit=2):
        self.client = AsyncAnthropic(default_headers=OWNER)
        self.gate = asyncio.Semaphore(limit)

    async def slot(self, sku, run_id):
        async with self.gate:
            return await self.client.messages.create(
                model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": sku}],
                extra_headers={"x-correlation-id": f"{run_id}/{sku}"})

    async def check(self, sku):
        async with self.gate:
            return await self.client.messages.create(
                model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": sku}])

    async def run(self, skus, run_id):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.slot(s, run_id)) for s in skus]
            group.create_task(self.check(skus[0]))
        return [t.result() for t in tasks]


async def serve():
    await Slotter().run(["a", "b", "c"], "run-1")


def main():
    asyncio.run(serve())
