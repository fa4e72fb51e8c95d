import asyncio
import functools

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def ask(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


async def run():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, functools.partial(ask, "a", headers=TAGS))
    await asyncio.to_thread(ask, "b", TAGS)
    await loop.run_in_executor(None, ask, "c")


def main():
    asyncio.run(run())
