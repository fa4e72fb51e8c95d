import asyncio
from dataclasses import dataclass

from openai import AsyncOpenAI
from pydantic_ai import Agent, RunContext
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

OWNER = {"x-team-id": "pd", "x-cost-center": "cc-4009", "x-service": "pd", "x-environment": "prod"}


@dataclass
class Deps:
    name: str


class Desk:
    def __init__(self, **headers):
        provider = OpenAIProvider(openai_client=AsyncOpenAI(default_headers=OWNER | headers))
        self.agent = Agent(OpenAIChatModel("gpt-4o-mini", provider=provider), deps_type=Deps)

        @self.agent.system_prompt
        def greet(ctx: RunContext[Deps]) -> str:
            return f"You help {ctx.deps.name}."

    async def ask(self, text):
        return (await self.agent.run(text, deps=Deps("Ann"))).output


def main():
    asyncio.run(Desk(**{"x-correlation-id": "1"}).ask("a"))
    asyncio.run(Desk().ask("b"))
