"""A run of an agent that names another model, or other headers beside the usual ones: what takes the place of what."""

import litellm
from agents import Agent, ModelProvider, ModelSettings, OpenAIChatCompletionsModel, OpenAIProvider, RunConfig, Runner
from openai import AsyncOpenAI
from pydantic_ai import Agent as TypedAgent
from pydantic_ai import ModelSettings as TypedSettings
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.openai import OpenAIChatModel

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def model(headers=None):
    return OpenAIChatCompletionsModel(model="m", openai_client=AsyncOpenAI(default_headers=headers))


def of_the_run_config():
    tagged, plain = Agent(name="a", model=model(TAGS)), Agent(name="b", model=model())
    Runner.run_sync(tagged, "x", run_config=RunConfig(model=model()))  # expect: fail team_id correlation_id
    Runner.run_sync(tagged, "x", run_config=RunConfig(model=None))  # expect: pass
    Runner.run_sync(plain, "x", run_config=RunConfig(model=model(TAGS)))  # expect: pass
    settled = Agent(name="c", model=model(), model_settings=ModelSettings(extra_headers=TAGS))
    Runner.run_sync(settled, "x", run_config=RunConfig(model=model()))  # expect: pass


class Gateway(ModelProvider):
    def __init__(self, headers):
        self.client = AsyncOpenAI(default_headers=headers)

    def get_model(self, model_name):
        return OpenAIChatCompletionsModel(model=model_name or "m", openai_client=self.client)


class Careless(ModelProvider):
    def get_model(self, model_name):
        return model(TAGS if model_name == "large" else None)


def of_a_provider():
    named, own = Agent(name="a", model="m"), Agent(name="b", model=model())
    Runner.run_sync(named, "x", run_config=RunConfig(model_provider=Gateway(TAGS)))  # expect: pass
    Runner.run_sync(named, "x", run_config=RunConfig(model_provider=Gateway(None)))  # expect: fail team_id correlation_id
    Runner.run_sync(named, "x", run_config=RunConfig(model_provider=Careless()))  # expect: unverifiable team_id correlation_id
    Runner.run_sync(own, "x", run_config=RunConfig(model_provider=Gateway(TAGS)))  # expect: fail team_id correlation_id
    tagged = OpenAIProvider(openai_client=AsyncOpenAI(default_headers=TAGS))
    Runner.run_sync(own, "x", run_config=RunConfig(model_provider=tagged))  # expect: fail team_id correlation_id
    Runner.run_sync(named, "x", run_config=RunConfig(model_provider=tagged))  # expect: pass


def of_the_run():
    tagged = TypedAgent(OpenAIChatModel("m", settings=TypedSettings(extra_headers=TAGS)))
    tagged.run_sync("x", model=OpenAIChatModel("n"))  # expect: fail team_id correlation_id
    tagged.run_sync("x", model=None)  # expect: pass
    TypedAgent(OpenAIChatModel("m"), model_settings=TypedSettings(extra_headers=TAGS)).run_sync(  # expect: pass
        "x", model=OpenAIChatModel("n")
    )


def both_kinds_of_headers(messages):
    litellm.completion("m", messages, headers=TAGS, extra_headers={"x-team-id": ""})  # expect: fail team_id
    litellm.completion("m", messages, headers={"x-team-id": ""}, extra_headers=TAGS)  # expect: pass


def of_those_that_take_its_place():
    tagged, plain = OpenAIChatModel("m", settings=TypedSettings(extra_headers=TAGS)), OpenAIChatModel("n")
    TypedAgent(FallbackModel(tagged, tagged)).run_sync("x")  # expect: pass
    TypedAgent(FallbackModel(tagged, plain)).run_sync("x")  # expect: fail team_id correlation_id
    TypedAgent(FallbackModel(tagged, "openai:n")).run_sync("x")  # expect: fail team_id correlation_id
    TypedAgent(FallbackModel(*[tagged, tagged, plain])).run_sync("x")  # expect: fail team_id correlation_id
    TypedAgent(FallbackModel(tagged, plain)).run_sync("x", model_settings=TypedSettings(extra_headers=TAGS))  # expect: pass
