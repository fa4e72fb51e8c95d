"""A client whose model, or what else it was made with, another function sets (`agent.model = …`)."""

from openai import AsyncOpenAI, OpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

TAGS = {"x-team-id": "search", "x-correlation-id": "7"}


def model(headers):
    return OpenAIChatModel("m", provider=OpenAIProvider(openai_client=AsyncOpenAI(default_headers=headers)))


changed = Agent(model(TAGS))
kept = Agent(model(TAGS))
named = Agent(model(TAGS), name="a")
client = OpenAI(default_headers=TAGS)


def slim():
    changed.model = model({})
    named.name = "b"
    client._custom_headers = {}


def helper(agent):
    return agent.run_sync("a")  # expect: unverifiable team_id correlation_id


def ask():
    helper(changed)
    kept.run_sync("a")  # expect: pass
    named.run_sync("a")  # expect: pass
    client.responses.create(model="m", input="a")  # expect: unverifiable team_id correlation_id
