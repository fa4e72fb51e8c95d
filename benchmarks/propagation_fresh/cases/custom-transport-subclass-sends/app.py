"""A transport subclass adds headers before it sends; an async one is handed to the async client."""
import asyncio

import httpx
from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "ct", "x-cost-center": "cc-1073", "x-service": "ct", "x-environment": "prod"}


class Tagging(httpx.HTTPTransport):
    def __init__(self, headers, **kwargs):
        super().__init__(**kwargs)
        self.extra = headers

    def handle_request(self, request):
        for name, value in self.extra.items():
            request.headers[name] = value
        return super().handle_request(request)


async def stamp(request):
    request.headers.setdefault("x-correlation-id", "stamped")


sync = OpenAI(http_client=httpx.Client(transport=Tagging(OWNER)))
other = AsyncOpenAI(http_client=httpx.AsyncClient(headers=OWNER, event_hooks={"request": [stamp], "response": []}))


def ask(text):
    return sync.responses.create(model="gpt-4o", input=text)


async def ask_async(text):
    return await other.responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    asyncio.run(ask_async("a"))
