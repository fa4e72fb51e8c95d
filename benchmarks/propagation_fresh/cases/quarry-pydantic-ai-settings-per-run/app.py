from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

OWNER = {"x-team-id": "quarry", "x-cost-center": "cc-341", "x-service": "stone", "x-environment": "prod"}
model = OpenAIChatModel("gpt-4o", provider=OpenAIProvider(openai_client=AsyncOpenAI(default_headers=OWNER)))
agent = Agent(model, instructions="Cut.")


def cut(text, cid):
    return agent.run_sync(text, model_settings={"extra_headers": {"x-correlation-id": cid}})


def split(text):
    return agent.run_sync(text)


def main():
    cut("a", "q-1")
    split("b")
