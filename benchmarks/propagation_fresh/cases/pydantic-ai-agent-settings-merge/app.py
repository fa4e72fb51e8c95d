"""pydantic-ai: settings of the agent and of the run are merged by key, so a run's headers replace the agent's."""
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider
from openai import AsyncOpenAI

TAGS = {"x-team-id": "pai", "x-cost-center": "cc-18", "x-service": "pai", "x-environment": "prod"}
model = OpenAIChatModel("gpt-4o", provider=OpenAIProvider(openai_client=AsyncOpenAI()))
agent = Agent(model, model_settings={"extra_headers": {**TAGS, "x-correlation-id": "agent"}})


def ask(text):
    return agent.run_sync(text)


def ask_again(text):
    return agent.run_sync(text, model_settings={"extra_headers": {"x-correlation-id": "run"}})


def main():
    ask("a")
    ask_again("b")
