from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.openai import OpenAIChatModel

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
agent = Agent(OpenAIChatModel("gpt-4o", settings=ModelSettings(extra_headers=TAGS)))
bare = Agent(OpenAIChatModel("gpt-4o"))


def plain(text):
    return agent.run_sync(text)


def merged(text):
    return agent.run_sync(text, model_settings={"temperature": 0.1})


def replaced(text):
    return agent.run_sync(text, model_settings={"extra_headers": {"x-team-id": "a"}})


def with_override(text):
    with bare.override(model=OpenAIChatModel("gpt-4o-mini", settings=ModelSettings(extra_headers=TAGS))):
        return bare.run_sync(text)


def after_override(text):
    return bare.run_sync(text)


def main():
    plain("a")
    merged("b")
    replaced("c")
    with_override("d")
    after_override("e")
