"""A task has the context of its making, not of its start."""
import asyncio
from contextvars import ContextVar

from openai import AsyncOpenAI

cid = ContextVar("cid", default="")
client = AsyncOpenAI()


async def ask(text):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "tk", "x-cost-center": "cc-37", "x-service": "tk", "x-environment": "prod", "x-correlation-id": cid.get()})


async def before():
    task = asyncio.create_task(ask("a"))
    cid.set("late")
    return await task


async def after():
    cid.set("in time")
    return await asyncio.create_task(ask("b"))


async def in_child():
    async def child():
        cid.set("child")
    await asyncio.create_task(child())
    return await ask("c")


def main():
    asyncio.run(before())
    asyncio.run(after())
    asyncio.run(in_child())
