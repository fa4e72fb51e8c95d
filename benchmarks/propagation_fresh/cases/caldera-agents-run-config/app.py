import asyncio

from agents import Agent, ModelSettings, OpenAIResponsesModel, RunConfig, Runner
from openai import AsyncOpenAI

OWNER = {"x-team-id": "caldera", "x-cost-center": "cc-813", "x-service": "seismic", "x-environment": "prod"}

watcher = Agent(
    name="watcher",
    instructions="Read the seismograph.",
    model=OpenAIResponsesModel(model="gpt-4.1", openai_client=AsyncOpenAI()),
    model_settings=ModelSettings(temperature=0, extra_headers=OWNER),
)


async def watch(reading: str, event: str):
    config = RunConfig(model_settings=ModelSettings(extra_headers={**OWNER, "x-correlation-id": event}))
    result = await Runner.run(watcher, reading, run_config=config)
    return result.final_output


async def doze(reading: str):
    config = RunConfig(workflow_name="doze", trace_metadata={"x-correlation-id": "doze"})
    result = await Runner.run(watcher, reading, run_config=config)
    return result.final_output


def main():
    asyncio.run(watch("quiet", "ev-1"))
    asyncio.run(doze("quiet"))
