import asyncio
from dataclasses import dataclass

from openai import AsyncOpenAI
from pydantic_ai import Agent, RunContext
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider


@dataclass
class Deps:
    trace: str


client = AsyncOpenAI(
    default_headers={"x-team-id": "travel", "x-cost-center": "cc-28", "x-service": "concierge", "x-environment": "prod"}
)
model = OpenAIChatModel("gpt-4o", provider=OpenAIProvider(openai_client=client))
concierge = Agent(model, deps_type=Deps, instructions="You are a concierge.")
booker = Agent(model, deps_type=Deps)


@concierge.instructions
def trace_note(ctx: RunContext[Deps]) -> str:
    return f"trace {ctx.deps.trace}"


async def plan(trace: str):
    result = await concierge.run(
        "Plan a weekend", deps=Deps(trace), model_settings={"extra_headers": {"x-correlation-id": trace}}
    )
    return await book(result.output, trace)


async def book(text: str, trace: str):
    result = await booker.run("Book: " + text, deps=Deps(trace))
    return result.output


def main():
    asyncio.run(plan("trip-1"))
