import asyncio

from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

FULL = {"x-team-id": "ac", "x-cost-center": "cc-444", "x-service": "ac", "x-environment": "prod", "x-correlation-id": "1"}
base = Agent(name="base", instructions="Be kind.", model=OpenAIChatCompletionsModel(model="gpt-4o-mini", openai_client=AsyncOpenAI()))
tagged = base.clone(name="tagged", model_settings=ModelSettings(extra_headers=FULL))


async def ask(text):
    return (await Runner.run(tagged, text)).final_output


async def ask_base(text):
    return (await Runner.run(starting_agent=base, input=text)).final_output


def main():
    asyncio.run(ask("a"))
    asyncio.run(ask_base("a"))
