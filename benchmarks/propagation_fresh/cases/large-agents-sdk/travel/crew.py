from agents import Agent, OpenAIChatCompletionsModel, OpenAIResponsesModel
from openai import AsyncOpenAI

from .settings import model_settings

client = AsyncOpenAI(max_retries=0)


def planner(correlation_id):
    return Agent(
        name="planner",
        instructions="Plan.",
        model=OpenAIResponsesModel(model="gpt-4o", openai_client=client),
        model_settings=model_settings(correlation_id, temperature=0.2),
    )


def hotelier(correlation_id):
    return Agent(
        name="hotelier",
        instructions="Find hotels.",
        model=OpenAIChatCompletionsModel(model="gpt-4o-mini", openai_client=client),
        model_settings=model_settings(temperature=0.2),
    )


def critic(correlation_id):
    base = planner(correlation_id)
    return base.clone(name="critic", instructions="Criticise.")


def guide(correlation_id):
    base = planner(correlation_id)
    return base.clone(name="guide", model_settings=model_settings(temperature=1.0))
