"""pydantic-ai's FallbackModel: both providers need the headers, since both are asked."""
import asyncio

from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

FULL = {"x-team-id": "lagoon", "x-cost-center": "cc-928", "x-service": "tide", "x-environment": "prod",
        "x-correlation-id": "t-1"}


def model(name, headers):
    client = AsyncOpenAI(default_headers=headers, max_retries=0)
    return OpenAIChatModel(name, provider=OpenAIProvider(openai_client=client))


def agent(*models):
    return Agent(FallbackModel(*models), system_prompt="Say the tide.")


async def tide():
    return await agent(model("gpt-4o-down", FULL), model("gpt-4o-mini", FULL)).run("now")


async def tide_cheap():
    return await agent(model("gpt-4o-down", FULL), model("gpt-4o-mini", {"x-team-id": "lagoon"})).run("later")


def main():
    asyncio.run(tide())
    asyncio.run(tide_cheap())
