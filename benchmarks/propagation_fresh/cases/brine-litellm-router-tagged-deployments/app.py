import asyncio

from litellm import Router

TAGS = {"x-team-id": "brine", "x-cost-center": "cc-337", "x-service": "pickle", "x-environment": "prod"}


def deployment(name, model, headers=None):
    params = {"model": model, "api_key": "sk-stub"}
    if headers:
        params["extra_headers"] = headers
    return {"model_name": name, "litellm_params": params}


router = Router(model_list=[
    deployment("fast", "openai/gpt-4o-mini", {**TAGS, "x-correlation-id": "fast-1"}),
    deployment("slow", "openai/gpt-4o"),
], num_retries=0)


async def fast(text):
    return await router.acompletion(model="fast", messages=[{"role": "user", "content": text}])


async def slow(text):
    return await router.acompletion(model="slow", messages=[{"role": "user", "content": text}])


async def slow_tagged(text):
    return await router.acompletion(model="slow", messages=[{"role": "user", "content": text}],
                                    extra_headers={**TAGS, "x-correlation-id": "slow-1"})


def main():
    asyncio.run(fast("a"))
    asyncio.run(slow("b"))
    asyncio.run(slow_tagged("c"))
