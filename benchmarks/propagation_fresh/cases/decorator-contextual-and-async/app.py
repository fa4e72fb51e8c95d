import asyncio
import functools
import inspect

from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "da", "x-cost-center": "cc-2036", "x-service": "da", "x-environment": "prod"}


def owned(fn=None, *, cid=None):
    if fn is None:
        return functools.partial(owned, cid=cid)
    extra = {"x-correlation-id": cid} if cid else {}
    if inspect.iscoroutinefunction(fn):
        @functools.wraps(fn)
        async def wrapper(*a, **kw):
            return await fn(*a, headers=OWNER | extra, **kw)
    else:
        @functools.wraps(fn)
        def wrapper(*a, **kw):
            return fn(*a, headers=OWNER | extra, **kw)
    return wrapper


@owned(cid="fixed")
async def ask(text, headers):
    return await AsyncOpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


@owned
def ask_sync(text, headers):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    asyncio.run(ask("a"))
    ask_sync("b")
