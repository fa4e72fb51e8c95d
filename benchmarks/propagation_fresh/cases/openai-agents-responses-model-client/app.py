import asyncio

from agents import Agent, ModelSettings, OpenAIResponsesModel, Runner
from openai import AsyncOpenAI

OWNER = {"x-team-id": "oa", "x-cost-center": "cc-28", "x-service": "oa", "x-environment": "prod"}
client = AsyncOpenAI(default_headers=OWNER)


def build(name, settings=None):
    return Agent(name=name, instructions="x", model=OpenAIResponsesModel(model="gpt-4o", openai_client=client),
                 model_settings=settings or ModelSettings())


async def run(text, case):
    planner = build("planner", ModelSettings(extra_headers={"x-correlation-id": case}))
    critic = build("critic")
    plan = await Runner.run(planner, text)
    return await Runner.run(critic, str(plan.final_output))


def main():
    asyncio.run(run("a", "c-1"))
