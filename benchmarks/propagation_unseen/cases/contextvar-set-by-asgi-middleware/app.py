import asyncio
import uuid
from contextvars import ContextVar

from openai import AsyncOpenAI

llm = AsyncOpenAI()
request_tags: ContextVar[dict[str, str]] = ContextVar("request_tags")


class TaggingMiddleware:
    def __init__(self, app, service):
        self.app = app
        self.service = service

    async def __call__(self, scope, receive, send):
        incoming = dict(scope["headers"])
        token = request_tags.set({
            "x-team-id": incoming[b"x-team-id"].decode(),
            "x-cost-center": incoming.get(b"x-cost-center", b"").decode(),
            "x-service": self.service,
            "x-environment": "prod",
            "x-correlation-id": incoming.get(b"x-request-id", uuid.uuid4().hex.encode()).decode(),
        })
        try:
            await self.app(scope, receive, send)
        finally:
            request_tags.reset(token)


async def answer(scope, receive, send):
    await llm.responses.create(model="gpt-5", input="hi", extra_headers=request_tags.get())


async def health(scope, receive, send):
    await llm.responses.create(model="gpt-5", input="ping", extra_headers=request_tags.get({}))


app = TaggingMiddleware(answer, "api")


def main():
    full = {"headers": [(b"x-team-id", b"web"), (b"x-cost-center", b"cc-5")]}
    asyncio.run(app(full, None, None))
    asyncio.run(health({"headers": []}, None, None))
