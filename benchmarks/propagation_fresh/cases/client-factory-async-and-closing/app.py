import asyncio
from contextlib import asynccontextmanager

from openai import AsyncOpenAI


@asynccontextmanager
async def client_for(service, cid=None):
    headers = {"x-team-id": "ca", "x-cost-center": "cc-3021", "x-service": service, "x-environment": "prod"}
    if cid is not None:
        headers |= {"x-correlation-id": cid}
    client = AsyncOpenAI(default_headers=headers)
    try:
        yield client
    finally:
        await client.close()


async def run():
    async with client_for("ca", "1") as client:
        await client.responses.create(model="gpt-4o", input="a")
    async with client_for(service="ca") as client:
        await client.responses.create(model="gpt-4o-mini", input="b")


def main():
    asyncio.run(run())
