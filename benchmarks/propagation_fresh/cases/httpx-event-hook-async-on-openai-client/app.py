import asyncio
import contextvars

import httpx
from openai import AsyncOpenAI

correlation = contextvars.ContextVar("correlation", default="")


async def stamp(request: httpx.Request) -> None:
    request.headers["x-team-id"] = "trains"
    request.headers["x-cost-center"] = "cc-2456"
    request.headers["x-service"] = "timetable"
    request.headers["x-environment"] = "prod"
    if value := correlation.get():
        request.headers["x-correlation-id"] = value


client = AsyncOpenAI(http_client=httpx.AsyncClient(event_hooks={"request": [stamp]}))


async def ask(text):
    return await client.responses.create(model="gpt-4o", input=text)


async def warm_up():
    return await client.responses.create(model="gpt-4o-mini", input="ping")


async def run():
    await warm_up()
    correlation.set("tt-1")
    await ask("next train")


def main():
    asyncio.run(run())
