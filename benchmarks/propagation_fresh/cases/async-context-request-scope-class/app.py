import asyncio
from contextvars import ContextVar

from openai import AsyncOpenAI

_scope: ContextVar[dict] = ContextVar("scope")
client = AsyncOpenAI()


class Scope:
    def __init__(self, **tags):
        self.tags = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}

    async def __aenter__(self):
        self.token = _scope.set({**_scope.get({}), **self.tags})
        return self

    async def __aexit__(self, *exc):
        _scope.reset(self.token)


async def ask(text):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers=_scope.get({}))


async def serve():
    async with Scope(team_id="as", cost_center="cc-7", service="as", environment="prod"):
        async with Scope(correlation_id="r-1"):
            await ask("a")
        await ask("b")


def main():
    asyncio.run(serve())
