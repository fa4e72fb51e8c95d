import asyncio

from openai import AsyncOpenAI


class Stage:
    def __init__(self, **owner):
        self.llm = AsyncOpenAI(default_headers={f"x-{k.replace('_', '-')}": v for k, v in owner.items()})
        self.gate = None

    async def __aenter__(self):
        self.gate = asyncio.Semaphore(2)
        return self

    async def __aexit__(self, *exc):
        await self.llm.close()

    async def sing(self, text, cid=None):
        async with self.gate:
            extra = {"x-correlation-id": cid} if cid else {}
            return await self.llm.responses.create(model="gpt-4o", input=text, extra_headers=extra)

    async def hum(self, text, *, cid):
        async with self.gate:
            return await self.llm.responses.create(model="gpt-4o-mini", input=text, extra_headers={"x-correlation-id": cid})


async def evening():
    async with Stage(team_id="opera", cost_center="cc-6", service="libretto", environment="prod") as stage:
        await asyncio.gather(*(stage.hum(t, cid=f"h-{i}") for i, t in enumerate("ab")))
        await asyncio.gather(stage.sing("c", "s-1"), stage.sing("d"))


def main():
    asyncio.run(evening())
