import asyncio

from litellm import acompletion, aembedding

TAGS = {"x-team-id": "brew", "x-cost-center": "cc-410", "x-service": "recipe", "x-environment": "prod"}


async def stream_recipe(style: str, cid: str):
    response = await acompletion(
        model="anthropic/claude-3-5-haiku-latest", stream=True, max_tokens=30,
        messages=[{"role": "user", "content": style}],
        extra_headers=dict(TAGS, **{"x-correlation-id": cid}),
    )
    parts = []
    async for chunk in response:
        parts.append(chunk.choices[0].delta.content or "")
    return "".join(parts)


async def vectors(texts):
    return await aembedding(model="openai/text-embedding-3-small", input=texts, extra_headers=TAGS)


async def both():
    await stream_recipe("porter", "b-1")
    await vectors(["hops", "malt"])


def main():
    asyncio.run(both())
