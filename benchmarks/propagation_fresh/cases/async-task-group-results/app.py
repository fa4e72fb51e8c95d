import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI(default_headers={"x-team-id": "tg", "x-cost-center": "cc-4033", "x-service": "tg"})


async def one(text, n, env=None):
    headers = {"x-correlation-id": f"{n}"}
    if env:
        headers["x-environment"] = env
    return await client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


async def all_of(texts):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(t, n, env="prod")) for n, t in enumerate(texts)]
    first = await asyncio.wait_for(one("late", 9), 5)
    return [t.result() for t in tasks] + [first]


def main():
    asyncio.run(all_of(["a", "b"]))
