import asyncio

from pydantic_ai import Agent, RunContext
from pydantic_ai.models.openai import OpenAIChatModel

FULL = {"x-team-id": "ps", "x-cost-center": "cc-445", "x-service": "ps", "x-environment": "prod", "x-correlation-id": "1"}
agent = Agent(OpenAIChatModel("gpt-4o"), deps_type=str, model_settings={"extra_headers": FULL})
plain = Agent(OpenAIChatModel("gpt-4o-mini"))


@agent.tool
def lookup(ctx: RunContext[str], key: str) -> str:
    return ctx.deps + key


async def ask(text):
    return (await agent.run(text, deps="d")).output


async def override(text):
    settings = {"extra_headers": {"x-team-id": "ps"}}
    return (await agent.run(text, deps="d", model_settings=settings)).output


async def bare(text):
    async with plain.run_stream(text) as result:
        return await result.get_output()


def main():
    asyncio.run(ask("a"))
    asyncio.run(override("a"))
    asyncio.run(bare("a"))
