import asyncio

import litellm

COMMON = dict(model="openai/gpt-4o-mini", temperature=0, timeout=20)
TAGS = {"x-team-id": "anvil", "x-cost-center": "cc-803", "x-service": "forge-bot", "x-environment": "stage"}


async def strike(text: str, run: str):
    return await litellm.acompletion(
        **COMMON, messages=[{"role": "user", "content": text}], extra_headers=TAGS | {"x-correlation-id": run}
    )


async def quench(text: str, run: str):
    return await litellm.acompletion(
        **COMMON, messages=[{"role": "user", "content": text}],
        metadata={"tags": [f"{k}:{v}" for k, v in TAGS.items()], "trace_id": run},
    )


async def shift():
    jobs = [strike("a", "r1"), quench("b", "r1")]
    for job in jobs:
        await job


def main():
    asyncio.run(shift())
