from collections.abc import AsyncIterator

from fastapi import Header, Request
from openai import AsyncOpenAI


async def get_llm(request: Request) -> AsyncIterator[AsyncOpenAI]:
    client = AsyncOpenAI(default_headers=request.app.state.owner)
    try:
        yield client
    finally:
        await client.close()


class Trace:
    def __init__(self, x_request_id: str = Header()):
        self.headers = {"x-correlation-id": x_request_id}
