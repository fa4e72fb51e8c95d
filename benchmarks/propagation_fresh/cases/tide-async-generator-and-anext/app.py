import asyncio

from openai import AsyncOpenAI

TAGS = {"x-team-id": "tide", "x-cost-center": "cc-93", "x-service": "tables", "x-environment": "prod"}
client = AsyncOpenAI(default_headers=TAGS)


async def ports(names):
    for n, name in enumerate(names):
        yield name, {"x-correlation-id": f"p{n}"} if n else {}


async def tables(names):
    return [await client.responses.create(model="gpt-4o", input=name, extra_headers=h) async for name, h in ports(names)]


async def stream(name, cid):
    async with client.responses.stream(model="gpt-4o", input=name, extra_headers={"x-correlation-id": cid}) as events:
        async for _ in events:
            pass
        return await events.get_final_response()


async def both():
    await tables(["brest", "cork"])
    await stream("brest", "t-1")


def main():
    asyncio.run(both())
