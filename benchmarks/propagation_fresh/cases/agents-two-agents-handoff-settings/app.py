import asyncio

from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

OWNER = {"x-team-id": "ag", "x-cost-center": "cc-2010", "x-service": "ag", "x-environment": "prod"}


class Desk:
    def __init__(self):
        self.model = OpenAIChatCompletionsModel("gpt-4o-mini", AsyncOpenAI())

    def agent(self, name, **headers):
        settings = ModelSettings(extra_headers={**OWNER, **headers}) if headers else ModelSettings()
        return Agent(name=name, instructions=f"You are {name}.", model=self.model, model_settings=settings)

    async def answer(self, text, cid):
        result = await Runner.run(self.agent("answerer", **{"x-correlation-id": cid}), input=text)
        return result.final_output

    async def guess(self, text):
        return (await Runner.run(self.agent("guesser"), text, max_turns=1)).final_output


def main():
    desk = Desk()
    asyncio.run(desk.answer("a", "1"))
    asyncio.run(desk.guess("a"))
