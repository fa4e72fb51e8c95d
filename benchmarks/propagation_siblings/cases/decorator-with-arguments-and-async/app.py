import asyncio
import functools

from openai import AsyncOpenAI, OpenAI

client = OpenAI()
aclient = AsyncOpenAI()


def owned(team, cost_center):
    def wrap(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            headers = {"x-team-id": team, "x-cost-center": cost_center, "x-service": fn.__name__, "x-environment": "prod"}
            return fn(*args, headers={**headers, **kwargs.pop("headers", {})}, **kwargs)
        return inner
    return wrap


def traced(fn):
    @functools.wraps(fn)
    async def inner(*args, **kwargs):
        headers = kwargs.get("headers") or {}
        kwargs["headers"] = {**headers, "x-correlation-id": "t-1"}
        return await fn(*args, **kwargs)
    return inner


def retried(fn=None, *, times=2):
    if fn is None:
        return functools.partial(retried, times=times)

    @functools.wraps(fn)
    def inner(*args, **kwargs):
        for _ in range(times):
            try:
                return fn(*args, **kwargs)
            except ValueError:
                continue
    return inner


@owned("news", "cc-51")
def headline(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers, "x-correlation-id": "h"})


@owned("news", "tbd")
def teaser(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers, "x-correlation-id": "h"})


@retried(times=3)
@owned("news", "cc-51")
def body(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@owned("news", "cc-52")
@traced
async def lead(text, headers=None):
    return await aclient.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@traced
async def caption(text, headers=None):
    return await aclient.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@retried
def note(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    headline("a")
    teaser("a")
    body("a")
    asyncio.run(lead("a"))
    asyncio.run(caption("a"))
    note("a")
