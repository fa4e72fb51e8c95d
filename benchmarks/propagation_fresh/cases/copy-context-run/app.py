import asyncio
from contextvars import ContextVar, copy_context

from openai import AsyncOpenAI, OpenAI

tags: ContextVar[dict] = ContextVar("tags", default={"x-team-id": "cr", "x-cost-center": "cc-411", "x-service": "cr", "x-environment": "prod"})
client = OpenAI()
aclient = AsyncOpenAI()


def correlated(cid):
    tags.set({**tags.get(), "x-correlation-id": cid})


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags.get())


def job(text):
    correlated("job")
    return ask(text)


async def aask(text):
    return await aclient.responses.create(model="gpt-4o", input=text, extra_headers=tags.get())


async def request(text, cid):
    correlated(cid)
    await asyncio.create_task(aask(text))


def main():
    copy_context().run(job, "inside")
    ask("outside")
    asyncio.run(request("a", "r-1"))
