from dataclasses import dataclass

from pydantic_ai import Agent, RunContext
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.settings import ModelSettings


@dataclass
class Deps:
    customer: str
    run_id: str

    @property
    def settings(self) -> ModelSettings:
        return ModelSettings(extra_headers={
            "x-team-id": "concierge", "x-cost-center": "cc-2328", "x-service": "bookings", "x-environment": "prod",
            "x-correlation-id": self.run_id})


concierge = Agent(OpenAIChatModel("gpt-4o"), deps_type=Deps, instructions="Book things.")


@concierge.instructions
def who(ctx: RunContext[Deps]) -> str:
    return f"The customer is {ctx.deps.customer}."


async def book(text: str, deps: Deps) -> str:
    result = await concierge.run(text, deps=deps, model_settings=deps.settings)
    return result.output


async def confirm(text: str, deps: Deps) -> str:
    result = await concierge.run(text, deps=deps, model_settings=ModelSettings(temperature=0.0))
    return result.output
