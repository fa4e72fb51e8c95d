import asyncio
import functools

from openai import AsyncOpenAI

client = AsyncOpenAI()
OWNER = {"x-team-id": "do", "x-cost-center": "cc-351", "x-service": "do", "x-environment": "prod"}


def add(**headers):
    def decorate(fn):
        @functools.wraps(fn)
        async def inner(text, **kwargs):
            given = kwargs.pop("headers", {})
            return await fn(text, headers={**{k.replace("_", "-"): v for k, v in headers.items()}, **given}, **kwargs)
        return inner
    return decorate


def only_owner(fn):
    @functools.wraps(fn)
    async def inner(text, **kwargs):
        return await fn(text, headers=OWNER)
    return inner


@add(x_correlation_id="outer")
@add(**{k.replace("-", "_"): v for k, v in OWNER.items()})
async def kept(text, headers):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@add(x_correlation_id="outer")
@only_owner
async def dropped(text, headers):
    return await client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    asyncio.run(kept("a"))
    asyncio.run(dropped("a"))
