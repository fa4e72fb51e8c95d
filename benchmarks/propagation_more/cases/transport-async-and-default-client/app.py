"""An AsyncClient with an async hook; DefaultHttpxClient with headers; params are no headers."""
import asyncio

import httpx
from openai import AsyncOpenAI, DefaultHttpxClient, OpenAI

TAGS = {"x-team-id": "td", "x-cost-center": "cc-488", "x-service": "td", "x-environment": "prod", "x-correlation-id": "1"}


async def stamp(request: httpx.Request) -> None:
    request.headers.update(TAGS)


hooked = AsyncOpenAI(http_client=httpx.AsyncClient(event_hooks={"request": [stamp]}))
default = OpenAI(http_client=DefaultHttpxClient(headers=TAGS))
params = OpenAI(http_client=DefaultHttpxClient(params=TAGS))
after = OpenAI(http_client=httpx.Client(event_hooks={"response": [lambda response: response.headers.update(TAGS)]}))


async def ask(text):
    return await hooked.responses.create(model="gpt-4o", input=text)


def ask_default(text):
    return default.responses.create(model="gpt-4o", input=text)


def ask_params(text):
    return params.responses.create(model="gpt-4o", input=text)


def ask_after(text):
    return after.responses.create(model="gpt-4o", input=text)


def main():
    asyncio.run(ask("a"))
    ask_default("a")
    ask_params("a")
    ask_after("a")
