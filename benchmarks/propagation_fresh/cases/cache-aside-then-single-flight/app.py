import asyncio

from openai import AsyncOpenAI

from cached import cached

_client = None


def client():
    global _client
    if _client is None:
        _client = AsyncOpenAI()
    return _client


@cached()
async def respond(*, model, input, headers):
    return await client().responses.create(model=model, input=input, extra_headers=headers)


@cached(key_fields=("input",))
async def embed(*, input, headers=None):
    return await client().embeddings.create(model="text-embedding-3-small", input=input, extra_headers=headers)


async def run():
    owner = {"x-team-id": "ca", "x-cost-center": "cc-1", "x-service": "ca", "x-environment": "prod", "x-correlation-id": "1"}
    await asyncio.gather(respond(model="gpt-5", input="a", headers=owner), respond(model="gpt-5", input="b", headers=owner))
    respond.invalidate()
    await embed(input="a")
    await embed(input="b", headers=owner)


def main():
    asyncio.run(run())
