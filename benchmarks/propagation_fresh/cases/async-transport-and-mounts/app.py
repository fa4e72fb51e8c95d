import asyncio

import httpx
from openai import AsyncOpenAI

OWNER = {"x-team-id": "at", "x-cost-center": "cc-422", "x-service": "at", "x-environment": "prod"}


class Tagging(httpx.AsyncHTTPTransport):
    async def handle_async_request(self, request):
        request.headers["x-correlation-id"] = request.url.path.strip("/").replace("/", ".")
        return await super().handle_async_request(request)


async def log(request):
    print(request.method, request.url)


def make(**options):
    return AsyncOpenAI(http_client=httpx.AsyncClient(headers=OWNER, **options))


async def run(text):
    async with make(transport=Tagging()) as client:
        await client.responses.create(model="gpt-4o", input=text)
    async with make(event_hooks={"request": [log]}) as client:
        await client.responses.create(model="gpt-4o-mini", input=text)


def main():
    asyncio.run(run("a"))
