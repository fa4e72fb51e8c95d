"""The provider brings its own client, headers are the client's."""
from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

TAGS = {"x-team-id": "pa", "x-cost-center": "cc-907", "x-service": "pa", "x-environment": "prod", "x-correlation-id": "p-1"}


def agent_for(headers):
    provider = OpenAIProvider(openai_client=AsyncOpenAI(default_headers=headers))
    return Agent(OpenAIChatModel("gpt-4o-mini", provider=provider), instructions="Be brief.")


def ask(text):
    return agent_for(TAGS).run_sync(text).output


def ask_short(text):
    headers = {k: v for k, v in TAGS.items() if k != "x-service"}
    return agent_for(headers).run_sync(text).output


def main():
    ask("a")
    ask_short("a")
