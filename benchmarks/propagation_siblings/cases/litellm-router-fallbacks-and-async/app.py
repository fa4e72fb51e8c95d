import asyncio
import os

import litellm

OWNER = {"x-team-id": "lr", "x-cost-center": "cc-1", "x-service": "lr", "x-environment": "prod", "x-correlation-id": "1"}


def deployment(name, **extra):
    return {"model_name": name, "litellm_params": {"model": f"openai/{name}", "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k", **extra}}


tagged = litellm.Router(model_list=[deployment("gpt-4o", extra_headers=OWNER)], num_retries=0)
mixed = litellm.Router(model_list=[deployment("gpt-4o", extra_headers=OWNER), deployment("mini")], num_retries=0)
defaults = litellm.Router(model_list=[deployment("gpt-4o")], default_litellm_params={"extra_headers": OWNER})


def a():
    return tagged.completion(model="gpt-4o", messages=[{"role": "user", "content": "x"}])


def b():
    return mixed.completion(model="mini", messages=[{"role": "user", "content": "x"}])


async def c():
    return await mixed.acompletion(model="gpt-4o", messages=[{"role": "user", "content": "x"}])


def d():
    return defaults.completion(model="gpt-4o", messages=[{"role": "user", "content": "x"}])


def e(model="mini"):
    return mixed.completion(model=model, messages=[{"role": "user", "content": "x"}], extra_headers=OWNER)


def main():
    a()
    b()
    asyncio.run(c())
    d()
    e()
