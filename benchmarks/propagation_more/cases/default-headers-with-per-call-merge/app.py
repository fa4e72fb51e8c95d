"""Owner at the client, id at the call, in sync and async clients held by a dataclass."""
import asyncio
from dataclasses import dataclass, field

from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "dm", "x-cost-center": "cc-486", "x-service": "dm", "x-environment": "prod"}


@dataclass
class Clients:
    sync: OpenAI = field(default_factory=lambda: OpenAI(default_headers=OWNER))
    bare: AsyncOpenAI = field(default_factory=AsyncOpenAI)


clients = Clients()


def ask(text, cid):
    return clients.sync.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


async def ask_async(text, cid):
    return await clients.bare.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


async def ask_given(text, cid):
    given = Clients(bare=AsyncOpenAI(default_headers=OWNER))
    return await given.bare.embeddings.create(model="text-embedding-3-small", input=text, extra_headers={"x-correlation-id": cid})


def main():
    ask("a", "1")
    asyncio.run(ask_async("a", "2"))
    asyncio.run(ask_given("a", "3"))
