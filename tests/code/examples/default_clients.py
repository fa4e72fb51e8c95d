"""A default client serves calls that name none; headers beside it are no client, a client without headers is one."""

import dspy
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, RunConfig, Runner, set_default_openai_client
from openai import AsyncOpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
set_default_openai_client(AsyncOpenAI(default_headers=OWNER))


def of_agents(task):
    bare = OpenAIChatCompletionsModel("gpt-5", AsyncOpenAI())
    id_only = ModelSettings(extra_headers={"x-correlation-id": "1"})
    Runner.run_sync(Agent(name="a", model="gpt-5", model_settings=id_only), task)  # expect: pass
    Runner.run_sync(Agent(name="a", model_settings=ModelSettings(temperature=0)), task)  # expect: fail correlation_id
    Runner.run_sync(Agent(name="a", model=bare), task)  # expect: fail team_id correlation_id
    Runner.run_sync(Agent(name="a"), task, run_config=RunConfig(model=bare))  # expect: fail team_id correlation_id
    Runner.run_sync(Agent(name="a"), task, run_config=RunConfig(model="gpt-5", model_settings=id_only))  # expect: pass


def of_dspy(question):
    dspy.configure(lm=dspy.LM("openai/gpt-5", extra_headers=TAGS))
    dspy.Predict("question -> answer")(question=question)  # expect: pass
    own = dspy.Predict("question -> answer")
    own.set_lm(dspy.LM("openai/gpt-5"))
    own(question=question)  # expect: fail team_id correlation_id
    dspy.Predict("q -> a")(question=question, lm=dspy.LM("openai/gpt-5"))  # expect: fail team_id correlation_id
