"""litellm keeps metadata= to itself; headers= and extra_headers= reach the provider."""
import asyncio

import litellm
from litellm import acompletion, embedding

META = {"team_id": "lm", "cost_center": "cc-305", "service": "router", "environment": "prod", "correlation_id": "1"}
HEADERS = {f"x-{name.replace('_', '-')}": value for name, value in META.items()}


async def ask(text):
    return await acompletion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}], metadata=META)


async def ask_with_headers(text):
    return await acompletion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}],
                             metadata=META, headers=HEADERS)


def embed(text):
    return embedding(model="openai/text-embedding-3-small", input=[text], extra_headers=HEADERS)


def embed_user(text):
    return litellm.embedding(model="openai/text-embedding-3-small", input=[text], user="lm")


def main():
    asyncio.run(ask("a"))
    asyncio.run(ask_with_headers("a"))
    embed("a")
    embed_user("a")
