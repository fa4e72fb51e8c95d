import asyncio
import os

from litellm import Router

BASE = {"api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k"}
TAGS = {"x-team-id": "ra", "x-cost-center": "cc-318", "x-service": "ra", "x-environment": "prod", "x-correlation-id": "r"}


def deployment(name, model, **more):
    return {"model_name": name, "litellm_params": {"model": f"openai/{model}", **BASE, **more}}


router = Router(model_list=[deployment("chat", "gpt-4o", extra_headers=TAGS), deployment("embed", "text-embedding-3-small")])


async def chat(text):
    return await router.acompletion(model="chat", messages=[{"role": "user", "content": text}])


async def embed(text):
    return await router.aembedding(model="embed", input=[text])


async def both(text):
    await chat(text)
    await embed(text)


def main():
    asyncio.run(both("a"))
