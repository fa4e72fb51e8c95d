import asyncio

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI

oai = AsyncOpenAI()
claude = AsyncAnthropic(default_headers={"x-service": "panel", "x-environment": "prod"})
OWN = {"x-team-id": "research", "x-cost-center": "cc-0"}


async def gpt(prompt, headers):
    return await oai.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


async def opus(prompt, headers):
    return await claude.messages.create(model="claude-opus-4-5", max_tokens=4,
                                        messages=[{"role": "user", "content": prompt}], extra_headers=headers)


async def panel(cid):
    headers = OWN | {"x-correlation-id": cid}
    async with asyncio.TaskGroup() as group:
        one = group.create_task(opus("q", headers))
        two = group.create_task(gpt("q", headers), name="gpt")
    return one.result(), two.result()


async def everyone(cid):
    headers = OWN | {"x-correlation-id": cid, "x-service": "panel", "x-environment": "prod"}
    jobs = [fn("q", headers) for fn in (gpt, opus)]
    return await asyncio.gather(*jobs, return_exceptions=False)


async def bounded(items):
    gate = asyncio.Semaphore(2)

    async def one(item):
        async with gate:
            return await oai.embeddings.create(model="text-embedding-3-small", input=item, extra_headers=OWN)

    return [await t for t in asyncio.as_completed([one(i) for i in items])]


def main():
    asyncio.run(panel("p-1"))
    asyncio.run(everyone("p-2"))
    asyncio.run(bounded(["a", "b"]))
