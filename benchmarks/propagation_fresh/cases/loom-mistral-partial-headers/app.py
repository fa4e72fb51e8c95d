import asyncio
from functools import partial

from mistralai.client import Mistral

OWNER = {"x-team-id": "loom", "x-cost-center": "cc-935", "x-service": "weave", "x-environment": "prod"}
client = Mistral(api_key="k")
small = partial(client.chat.complete_async, model="mistral-small-latest")


async def pattern(text, cid):
    return await small(messages=[{"role": "user", "content": text}], http_headers={**OWNER, "x-correlation-id": cid})


async def colour(text):
    return await small(messages=[{"role": "user", "content": text}], http_headers=OWNER)


async def loom():
    await pattern("twill", "w-1")
    await colour("red")


def main():
    asyncio.run(loom())
