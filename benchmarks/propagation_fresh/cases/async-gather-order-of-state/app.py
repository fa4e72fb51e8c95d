import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Session:
    def __init__(self):
        self.headers = dict(TAGS)

    async def close(self):
        self.headers.clear()

    async def ask(self, text):
        await asyncio.sleep(0)
        return await client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    async def ask_first(self, text):
        return await client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


async def run():
    session = Session()
    await session.ask_first("a")
    task = asyncio.create_task(session.ask("b"))
    await session.close()
    await task


def main():
    asyncio.run(run())
