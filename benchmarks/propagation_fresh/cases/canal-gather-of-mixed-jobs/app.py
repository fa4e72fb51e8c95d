import asyncio
import uuid

from openai import AsyncOpenAI

llm = AsyncOpenAI()
OWNER = {"x-team-id": "canal", "x-cost-center": "cc-303", "x-service": "locks", "x-environment": "prod"}


async def score(text, headers):
    return await llm.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


async def summarise(text, *, request_id=None):
    headers = dict(OWNER)
    if request_id is not None:
        headers["x-correlation-id"] = request_id
    return await llm.responses.create(model="gpt-4o", input=text, extra_headers=headers)


async def run(texts):
    jobs = [score(t, OWNER | {"x-correlation-id": str(uuid.uuid4())}) for t in texts]
    jobs += [summarise(t, request_id=f"lock-{i}") for i, t in enumerate(texts)]
    return await asyncio.gather(*jobs, return_exceptions=True)


async def later(text):
    return await asyncio.wait_for(summarise(text), timeout=5)


async def everything():
    await run(["a", "b"])
    await later("c")


def main():
    asyncio.run(everything())
