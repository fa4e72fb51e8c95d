"""The agent's model gets its headers from the provider's own AsyncOpenAI client, or from nowhere."""
from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

TAGS = {"x-team-id": "hr", "x-cost-center": "cc-313", "x-service": "onboarding", "x-environment": "prod", "x-correlation-id": "hr-1"}


def build(headers=None):
    client = AsyncOpenAI(default_headers=headers)
    return Agent(OpenAIChatModel("gpt-4o-mini", provider=OpenAIProvider(openai_client=client)), instructions="Be kind.")


def welcome(name):
    return build(TAGS).run_sync(f"Welcome {name}").output


def farewell(name):
    agent = build()
    return agent.run_sync(f"Goodbye {name}").output


def main():
    welcome("Ada")
    farewell("Ada")
