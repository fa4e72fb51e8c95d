"""openai-agents: headers in the agent's model settings; another agent has its own settings."""
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

TAGS = {"x-team-id": "ag", "x-cost-center": "cc-19", "x-service": "ag", "x-environment": "prod", "x-correlation-id": "a-1"}


def agent(name, **settings):
    return Agent(name=name, instructions="be short", model=OpenAIChatCompletionsModel(model="gpt-4o", openai_client=AsyncOpenAI()),
                 model_settings=ModelSettings(**settings))


def tagged(text):
    return Runner.run_sync(agent("a", extra_headers=TAGS), text)


def bare(text):
    return Runner.run_sync(agent("b", temperature=0.1), text)


def main():
    tagged("a")
    bare("b")
