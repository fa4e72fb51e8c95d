import asyncio

from mistralai.client import Mistral

TAGS = {"x-team-id": "ms", "x-cost-center": "cc-4007", "x-service": "ms", "x-environment": "prod"}


async def run():
    async with Mistral(api_key="k") as mistral:
        await mistral.chat.complete_async(model="mistral-small-latest", messages=[{"role": "user", "content": "a"}],
                                          http_headers=TAGS | {"x-correlation-id": "1"})
        await mistral.chat.complete_async(model="mistral-small-latest", messages=[{"role": "user", "content": "b"}], http_headers=TAGS)


def main():
    asyncio.run(run())
