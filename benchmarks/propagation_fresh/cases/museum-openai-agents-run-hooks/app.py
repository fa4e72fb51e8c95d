"""The guide's agents share model settings; a clone of one drops them."""
import asyncio

from agents import Agent, ModelSettings, OpenAIResponsesModel, Runner, set_tracing_disabled
from openai import AsyncOpenAI

set_tracing_disabled(True)
client = AsyncOpenAI(default_headers={"x-team-id": "museum", "x-cost-center": "cc-4019"})
model = OpenAIResponsesModel("gpt-4o-mini", client)
TOUR = {"x-service": "guide", "x-environment": "prod", "x-correlation-id": "tour-1"}
guide = Agent(name="guide", instructions="explain", model=model, model_settings=ModelSettings(extra_headers=TOUR))
child_guide = guide.clone(name="child", model_settings=ModelSettings(temperature=0.3))


async def explain(painting):
    return (await Runner.run(guide, painting)).final_output


async def explain_to_child(painting):
    return (await Runner.run(child_guide, painting)).final_output


def main():
    asyncio.run(explain("water lilies"))
    asyncio.run(explain_to_child("water lilies"))
