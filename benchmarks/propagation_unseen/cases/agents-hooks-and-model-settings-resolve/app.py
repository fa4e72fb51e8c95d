import asyncio
from dataclasses import replace

from agents import Agent, ModelSettings, OpenAIResponsesModel, Runner
from openai import AsyncOpenAI

OWN = {"x-team-id": "ag", "x-cost-center": "cc", "x-service": "ag", "x-environment": "prod", "x-correlation-id": "1"}
base = ModelSettings(temperature=0.0)
tagged = replace(base, extra_headers=OWN)
merged = base.resolve(ModelSettings(extra_headers={k: v for k, v in OWN.items() if k != "x-service"}))


def agent(settings, client=None):
    model = OpenAIResponsesModel(model="gpt-5", openai_client=client or AsyncOpenAI())
    return Agent(name="a", instructions="i", model=model, model_settings=settings)


async def one():
    return await Runner.run(agent(tagged), "x")


async def two():
    return await Runner.run(agent(merged), "x")


async def three():
    return await Runner.run(agent(base, AsyncOpenAI(default_headers=OWN)), "x")


async def four():
    return await Runner.run(agent(base), "x")


def main():
    for job in (one, two, three, four):
        asyncio.run(job())
