import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


class Session:
    def __init__(self, trace):
        self.headers = {
            "x-team-id": "live", "x-cost-center": "cc-3336", "x-service": "live", "x-environment": "prod", "x-correlation-id": trace,
        }

    async def open(self, text):
        return await client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True, extra_headers=self.headers)

    async def reopen(self, text):
        return await client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True)

    async def lines(self, text):
        stream = await self.open(text)
        got = [chunk async for chunk in stream]
        if len(got) < 10:
            async for chunk in await self.reopen(text):
                got.append(chunk)
        return got


def main():
    asyncio.run(Session("s-1").lines("a"))
