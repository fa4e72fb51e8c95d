"""asyncio.to_thread copies the context; run_in_executor does not."""
import asyncio
from contextvars import ContextVar

from openai import OpenAI

_tags: ContextVar[dict | None] = ContextVar("tags", default=None)
client = OpenAI()


def ask_butler(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=_tags.get())


def ask_gardener(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=_tags.get())


async def visit(guest):
    token = _tags.set({"x-team-id": "manor", "x-cost-center": "cc-844", "x-service": "household",
                       "x-environment": "prod", "x-correlation-id": guest})
    try:
        await asyncio.to_thread(ask_butler, "tea?")
        await asyncio.get_running_loop().run_in_executor(None, ask_gardener, "roses?")
    finally:
        _tags.reset(token)


def main():
    asyncio.run(visit("lady-b"))
