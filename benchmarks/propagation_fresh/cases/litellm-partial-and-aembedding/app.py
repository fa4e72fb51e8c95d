"""partial over litellm.completion; the async embedding goes its own way."""
import asyncio
from functools import partial

import litellm

HEADERS = {"x-team-id": "seo", "x-cost-center": "cc-1004", "x-service": "slugs", "x-environment": "prod"}
gpt = partial(litellm.completion, "openai/gpt-4o-mini", num_retries=0)
tagged = partial(gpt, extra_headers=HEADERS | {"x-correlation-id": "slug"})


def slug(title):
    return tagged([{"role": "user", "content": title}])


def slug_cheap(title):
    return gpt([{"role": "user", "content": title}], max_tokens=4)


async def vectors(titles):
    one = litellm.aembedding(model="openai/text-embedding-3-small", input=titles, extra_headers=HEADERS)
    return await one


def main():
    slug("a")
    slug_cheap("a")
    asyncio.run(vectors(["a", "b"]))
