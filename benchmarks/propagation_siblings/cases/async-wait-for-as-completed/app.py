import asyncio

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI

OWNER = {"x-team-id": "voice", "x-cost-center": "cc-61", "x-service": "voice", "x-environment": "prod"}
oai = AsyncOpenAI(default_headers=OWNER)
claude = AsyncAnthropic()


async def one(text, cid):
    return await asyncio.wait_for(oai.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid}), 5)


async def two(text):
    return await claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=OWNER,
                                        messages=[{"role": "user", "content": text}])


async def three(text, cid=None):
    return await oai.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid or ""})


async def pages(texts):
    for n, text in enumerate(texts):
        yield await oai.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": f"page-{n}"})


async def in_thread(text):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: asyncio.run(one(text, "thread-1")))


async def serve():
    for done in asyncio.as_completed([one("a", "1"), one("b", "2")]):
        await done
    await asyncio.gather(*(two(t) for t in "ab"))
    task = asyncio.create_task(three("c", cid="3"))
    other = asyncio.ensure_future(three("c"))
    await task
    await other
    async for _ in pages(["x", "y"]):
        pass


def main():
    asyncio.run(serve())
