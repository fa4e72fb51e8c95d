import asyncio

from openai import AsyncOpenAI


class LimitedClient:
    def __init__(self, limit, **headers):
        self._gate = asyncio.Semaphore(limit)
        self._client = AsyncOpenAI()
        self._headers = {f"x-{name.replace('_', '-')}": value for name, value in headers.items()}

    async def complete(self, text, **extra):
        async with self._gate:
            return await self._client.chat.completions.create(
                model="gpt-4o-mini",
                messages=[{"role": "user", "content": text}],
                extra_headers={**self._headers, **extra},
            )


async def label(client, n):
    return await client.complete(f"label {n}", **{"x-correlation-id": f"label-{n}"})


async def check(client, n):
    return await client.complete(f"check {n}")


async def run():
    client = LimitedClient(3, team_id="vision", cost_center="cc-38", service="labels", environment="prod")
    await asyncio.gather(*[label(client, n) for n in range(3)])
    await asyncio.gather(*[check(client, n) for n in range(2)])


def main():
    asyncio.run(run())
