import asyncio

import litellm

TAGS = {"x-team-id": "vec", "x-cost-center": "cc-12", "x-service": "vec", "x-environment": "prod", "x-correlation-id": "v"}


def embed(texts, **options):
    return litellm.embedding(model="openai/text-embedding-3-small", input=texts, **options)


async def embed_async(texts, **options):
    return await litellm.aembedding(model="openai/text-embedding-3-small", input=texts, **options)


def main():
    embed(["a"], extra_headers=TAGS)
    embed(["b"])
    asyncio.run(embed_async(["c"], extra_headers={k: v for k, v in TAGS.items() if not k.endswith("id")}))
