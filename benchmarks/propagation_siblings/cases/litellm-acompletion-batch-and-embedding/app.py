import asyncio
import os

import litellm
from litellm import acompletion, completion, embedding

OWNER = {"x-team-id": "ll", "x-cost-center": "cc-1", "x-service": "ll", "x-environment": "prod", "x-correlation-id": "1"}
BASE = {"api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k"}


def a():
    return completion("openai/gpt-4o", [{"role": "user", "content": "x"}], extra_headers=OWNER, **BASE)


async def b():
    return await acompletion(model="openai/gpt-4o", messages=[{"role": "user", "content": "x"}], headers=OWNER, **BASE)


def c():
    return embedding(model="openai/text-embedding-3-small", input=["x"], **BASE)


def d():
    options = dict(BASE, model="openai/gpt-4o", messages=[{"role": "user", "content": "x"}])
    options["extra_headers"] = {**OWNER}
    options["extra_headers"].pop("x-service")
    return litellm.completion(**options)


def e():
    return [m for m in litellm.batch_completion(model="openai/gpt-4o", messages=[[{"role": "user", "content": "x"}]], extra_headers=OWNER, **BASE)]


def f(user="u"):
    return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": "x"}], user=user, metadata={"team_id": "ll"}, **BASE)


def main():
    a()
    asyncio.run(b())
    c()
    d()
    e()
    f()
