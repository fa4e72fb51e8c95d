"""Two coroutines share an attribute: what one sets, the other sends, and one resets it before the other is done."""
import asyncio

from openai import AsyncOpenAI

BASE = {"x-team-id": "as", "x-cost-center": "cc-12", "x-service": "as", "x-environment": "prod"}


class Session:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.run = ""

    async def ask(self, text):
        return await self.client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": self.run})


async def set_before():
    session = Session()
    session.run = "1"
    return await session.ask("a")


async def reset_before():
    session = Session()
    session.run = "2"
    asked = session.ask("b")
    session.run = ""
    return await asked


async def set_after_making():
    session = Session()
    asked = session.ask("c")
    session.run = "3"
    return await asked


def main():
    asyncio.run(set_before())
    asyncio.run(reset_before())
    asyncio.run(set_after_making())
