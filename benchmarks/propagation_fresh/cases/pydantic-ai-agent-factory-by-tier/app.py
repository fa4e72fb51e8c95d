import asyncio

from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.openai import OpenAIChatModel

OWNER = {"x-team-id": "pa", "x-cost-center": "cc-27", "x-service": "pa", "x-environment": "prod"}


def agent(tier, headers=OWNER):
    settings = ModelSettings(temperature=0, extra_headers=headers)
    return Agent(OpenAIChatModel({"gold": "gpt-4o", "free": "gpt-4o-mini"}[tier]), model_settings=settings)


async def gold(text, cid):
    return (await agent("gold", {**OWNER, "x-correlation-id": cid}).run(text)).output


async def free(text):
    return (await agent("free").run(text)).output


def main():
    asyncio.run(gold("a", "1"))
    asyncio.run(free("b"))
