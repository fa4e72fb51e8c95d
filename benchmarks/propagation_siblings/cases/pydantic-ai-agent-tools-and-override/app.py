import asyncio

from openai import AsyncOpenAI
from pydantic_ai import Agent, RunContext
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

OWNER = {"x-team-id": "pa", "x-cost-center": "cc-1", "x-service": "pa", "x-environment": "prod", "x-correlation-id": "1"}
bare = Agent(OpenAIChatModel("gpt-4o", provider=OpenAIProvider(openai_client=AsyncOpenAI())), system_prompt="x")
owned = Agent(OpenAIChatModel("gpt-4o", provider=OpenAIProvider(openai_client=AsyncOpenAI(default_headers=OWNER))), deps_type=str)


@owned.tool
def shout(ctx: RunContext[str], text: str) -> str:
    return text.upper()


def a():
    return owned.run_sync("x", deps="d")


def b():
    return bare.run_sync("x")


async def c():
    return await bare.run("x", model_settings={"extra_headers": OWNER, "temperature": 0})


async def d():
    async with bare.run_stream("x", model_settings={"extra_headers": {**OWNER, "x-team-id": ""}}) as r:
        return await r.get_output()


def main():
    a()
    b()
    asyncio.run(c())
    asyncio.run(d())
