import asyncio

from agents import Agent, ModelSettings, OpenAIProvider, RunConfig, Runner, set_default_openai_client, function_tool
from openai import AsyncOpenAI

OWNER = {"x-team-id": "ag", "x-cost-center": "cc-1", "x-service": "ag", "x-environment": "prod", "x-correlation-id": "1"}
set_default_openai_client(AsyncOpenAI(default_headers={"x-team-id": "ag"}), use_for_tracing=False)


@function_tool
def add(a: int, b: int) -> int:
    """Add."""
    return a + b


plain = Agent(name="plain", instructions="be brief", model="gpt-4o", tools=[add])
tagged = Agent(name="tagged", instructions="be brief", model="gpt-4o", model_settings=ModelSettings(extra_headers=OWNER))
copy = plain.clone(model_settings=ModelSettings(extra_headers=OWNER))


def a():
    return Runner.run_sync(plain, "x")


async def b():
    return await Runner.run(tagged, "x")


async def c():
    return await Runner.run(plain, "x", run_config=RunConfig(model_settings=ModelSettings(extra_headers=OWNER)))


async def d():
    return await Runner.run(copy, input="x")


async def e():
    result = Runner.run_streamed(plain, "x")
    async for _ in result.stream_events():
        pass


def main():
    a()
    asyncio.run(b())
    asyncio.run(c())
    asyncio.run(d())
    asyncio.run(e())
