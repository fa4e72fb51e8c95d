from dataclasses import dataclass

from openai import AsyncOpenAI
from pydantic_ai import Agent, RunContext
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

OWNER = {"x-team-id": "pa", "x-cost-center": "cc-2", "x-service": "pa", "x-environment": "prod"}


@dataclass
class Deps:
    rid: str
    llm: AsyncOpenAI


def provider(headers):
    return OpenAIProvider(openai_client=AsyncOpenAI(default_headers=headers))


research = Agent(OpenAIChatModel("gpt-4o", provider=provider(OWNER)), deps_type=Deps)
writer = Agent(OpenAIChatModel("gpt-4o", provider=provider({**OWNER, "x-correlation-id": "writer"})))


@research.tool
async def lookup(ctx: RunContext[Deps], topic: str) -> str:
    out = await ctx.deps.llm.responses.create(model="gpt-5-nano", input=topic)
    return out.output_text
