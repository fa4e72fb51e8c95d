"""ModelSettings of the agent carry the headers; a clone replaces them."""
import asyncio

from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

TAGS = {"x-team-id": "quarry", "x-cost-center": "cc-14", "x-service": "blast-plan", "x-environment": "prod",
        "x-correlation-id": "shift-1"}
model = OpenAIChatCompletionsModel(model="gpt-4o-mini", openai_client=AsyncOpenAI())

planner = Agent(name="planner", instructions="Plan.", model=model, model_settings=ModelSettings(extra_headers=TAGS))
terse = planner.clone(name="terse", model_settings=ModelSettings(temperature=0))


async def plan(text):
    return (await Runner.run(planner, text)).final_output


async def plan_tersely(text):
    return (await Runner.run(terse, text)).final_output


def main():
    asyncio.run(plan("a"))
    asyncio.run(plan_tersely("a"))
