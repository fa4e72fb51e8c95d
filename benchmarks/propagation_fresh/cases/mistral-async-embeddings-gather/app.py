import asyncio

from mistralai.client import Mistral

TAGS = (("x-team-id", "mi"), ("x-cost-center", "cc-6"), ("x-service", "mi"), ("x-environment", "prod"))


async def embed(client, texts, batch):
    return await client.chat.complete_async(model="mistral-small-latest", messages=[{"role": "user", "content": texts[0]}],
                                            http_headers=dict(TAGS, **{"x-correlation-id": f"batch-{batch}"}))


async def rate(client, text):
    return await client.chat.complete_async(model="mistral-small-latest", messages=[{"role": "user", "content": text}],
                                            http_headers=dict(TAGS))


async def run(texts):
    client = Mistral(api_key="k")
    await asyncio.gather(*(embed(client, [t], n) for n, t in enumerate(texts)))
    return await rate(client, texts[0])


def main():
    asyncio.run(run(["a", "b"]))
