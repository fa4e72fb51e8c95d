import asyncio

from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, RunConfig, Runner, function_tool
from openai import AsyncOpenAI

OWNER = {"x-team-id": "research", "x-cost-center": "cc-68", "x-service": "deep-research", "x-environment": "prod"}
client = AsyncOpenAI(default_headers=OWNER)
model = OpenAIChatCompletionsModel(model="gpt-4o", openai_client=client)


@function_tool
def search(query: str) -> str:
    """Search the index."""
    return "nothing about " + query


planner = Agent(name="planner", instructions="Plan.", model=model, tools=[search])
writer = Agent(name="writer", instructions="Write.", model=model)


async def research(topic: str, run_id: str):
    config = RunConfig(model_settings=ModelSettings(extra_headers={"x-correlation-id": run_id}))
    plan = await Runner.run(planner, topic, run_config=config)
    report = await Runner.run(writer, str(plan.final_output))
    return report.final_output


def main():
    asyncio.run(research("whales", "run-1"))
