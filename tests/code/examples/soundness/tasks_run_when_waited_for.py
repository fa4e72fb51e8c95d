import asyncio

from openai import AsyncOpenAI


async def ask(headers):
    await AsyncOpenAI().responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


async def run():
    headers = {"x-team-id": "search"}
    task = asyncio.create_task(ask(headers))
    headers["x-correlation-id"] = "1"
    await task


def main():
    asyncio.run(run())
