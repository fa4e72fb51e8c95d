import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
FULL = {"x-team-id": "as", "x-cost-center": "cc", "x-service": "as", "x-environment": "prod"}


async def producer(queue):
    for n in range(2):
        await queue.put((f"q{n}", FULL | {"x-correlation-id": f"c{n}"}))
    await queue.put(None)


async def consumer(queue):
    while (item := await queue.get()) is not None:
        text, headers = item
        await client.responses.create(model="gpt-5", input=text, extra_headers=headers)


async def pages(headers):
    for n in range(2):
        yield await client.embeddings.create(model="text-embedding-3-small", input=str(n), extra_headers=headers)


class Session:
    async def __aenter__(self):
        self.headers = {**FULL, "x-correlation-id": "s"}
        return self

    async def __aexit__(self, *exc):
        self.headers = {}

    async def ask(self, text):
        return await client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                                    extra_headers=self.headers)


async def run():
    queue = asyncio.Queue()
    await asyncio.gather(producer(queue), consumer(queue))
    async for _ in pages(FULL):
        pass
    async with Session() as session:
        await session.ask("inside")
    await session.ask("after")


def main():
    asyncio.run(run())
