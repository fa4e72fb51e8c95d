import asyncio

import openai


class Corp(openai.AsyncOpenAI):
    OWNER = {"x-team-id": "sp", "x-cost-center": "cc-2067", "x-service": "sp"}

    def __init__(self, *, environment=None, **kwargs):
        super().__init__(**kwargs)
        self.environment = environment

    @property
    def default_headers(self):
        extra = {"x-environment": self.environment} if self.environment else {}
        return {**super().default_headers, **self.OWNER, **extra}


async def run():
    async with Corp(environment="prod") as prod:
        await prod.responses.create(model="gpt-4o", input="a", extra_headers={"x-correlation-id": "1"})
    async with Corp() as lab:
        await lab.responses.create(model="gpt-4o-mini", input="b", extra_headers={"x-correlation-id": "2"})


def main():
    asyncio.run(run())
