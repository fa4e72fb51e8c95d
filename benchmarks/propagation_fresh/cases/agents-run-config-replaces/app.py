from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, RunConfig, Runner
from openai import AsyncOpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
MODEL = OpenAIChatCompletionsModel(model="gpt-4o", openai_client=AsyncOpenAI())
agent = Agent(name="a", instructions="x", model=MODEL, model_settings=ModelSettings(extra_headers=TAGS))


def plain(text):
    return Runner.run_sync(agent, text)


def warm(text):
    return Runner.run_sync(agent, text, run_config=RunConfig(model_settings=ModelSettings(temperature=1.0)))


def replaced(text):
    return Runner.run_sync(agent, text, run_config=RunConfig(model_settings=ModelSettings(extra_headers={"x-a": "b"})))


def cloned(text):
    return Runner.run_sync(agent.clone(model_settings=ModelSettings()), text)


def main():
    plain("a")
    warm("b")
    replaced("c")
    cloned("d")
