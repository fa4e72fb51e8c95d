import asyncio

from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

HEADERS = {"x-team-id": "butte", "x-cost-center": "cc-812", "x-service": "geology", "x-environment": "prod"}


def model(correlation=None):
    extra = {"x-correlation-id": correlation} if correlation else {}
    sdk = AsyncOpenAI(default_headers=HEADERS | extra)
    return OpenAIChatModel("gpt-4o", provider=OpenAIProvider(openai_client=sdk))


surveyor = Agent(model(), instructions="Name the rock.")


async def survey(text, run):
    with surveyor.override(model=model(run)):
        return await surveyor.run(text)


async def glance(text):
    return await surveyor.run(text)


def main():
    asyncio.run(survey("red and layered", "s-1"))
    asyncio.run(glance("red and layered"))
