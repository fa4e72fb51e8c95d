import asyncio
from dataclasses import dataclass

from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, RunConfig, Runner
from openai import AsyncOpenAI

OWNER = {"x-team-id": "apiary", "x-cost-center": "cc-340", "x-service": "hive", "x-environment": "prod"}


@dataclass
class Hive:
    model: OpenAIChatCompletionsModel
    cid: str | None = None

    def agent(self, name):
        headers = dict(OWNER)
        if self.cid:
            headers["x-correlation-id"] = self.cid
        return Agent(name=name, instructions="Buzz.", model=self.model, model_settings=ModelSettings(extra_headers=headers))


async def traced(text):
    model = OpenAIChatCompletionsModel(model="gpt-4o", openai_client=AsyncOpenAI())
    return await Runner.run(Hive(model, "hive-1").agent("queen"), text)


async def untraced(text):
    model = OpenAIChatCompletionsModel(model="gpt-4o", openai_client=AsyncOpenAI())
    config = RunConfig(trace_metadata={"correlation_id": "hive-2"}, group_id="hive-2")
    return await Runner.run(Hive(model).agent("drone"), text, run_config=config)


def main():
    asyncio.run(traced("a"))
    asyncio.run(untraced("b"))
