import asyncio
from contextlib import contextmanager
from contextvars import ContextVar

from openai import AsyncOpenAI

_tags: ContextVar[dict] = ContextVar("tags", default={})
client = AsyncOpenAI()


@contextmanager
def tags(**more):
    token = _tags.set({**_tags.get(), **{"x-" + k.replace("_", "-"): v for k, v in more.items()}})
    try:
        yield
    finally:
        _tags.reset(token)


async def ask(text):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers=_tags.get())


async def late(text):
    await asyncio.sleep(0)
    return await client.responses.create(model="gpt-4o-mini", input=text, extra_headers=_tags.get())


async def depot():
    with tags(team_id="bus", cost_center="cc-5", service="depot", environment="prod"):
        with tags(correlation_id="line-1"):
            await ask("a")
            pending = asyncio.create_task(late("b"))
        await pending
        await ask("c")


def main():
    asyncio.run(depot())
