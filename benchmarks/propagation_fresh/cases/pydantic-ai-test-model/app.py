"""An agent with tools; settings on the model itself; an override with a test model sends nothing."""
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.models.test import TestModel
from pydantic_ai.settings import ModelSettings

HEADERS = {"x-team-id": "pt", "x-cost-center": "cc-322", "x-service": "pt", "x-environment": "prod", "x-correlation-id": "p"}
tagged = Agent(OpenAIChatModel("gpt-4o", settings=ModelSettings(extra_headers=HEADERS)))
bare = Agent(OpenAIChatModel("gpt-4o-mini"), name="bare")


def ask(text):
    return tagged.run_sync(text).output


def ask_bare(text):
    return bare.run_sync(text).output


def rehearse(text):
    with bare.override(model=TestModel()):
        return bare.run_sync(text).output


def main():
    ask("a")
    ask_bare("a")
    rehearse("a")
