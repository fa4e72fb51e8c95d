from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.tools import tool

TAGS = {"x-team-id": "lt", "x-cost-center": "cc-25", "x-service": "lt", "x-environment": "prod", "x-correlation-id": "l"}


@tool
def weather(city: str) -> str:
    """The weather."""
    return city


def model(**headers):
    return ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=9, default_headers=headers or None)


def plan(city):
    return model(**TAGS).bind_tools([weather]).invoke([SystemMessage("s"), HumanMessage(city)])


def plan_many(cities):
    return model().batch([[HumanMessage(c)] for c in cities])


def main():
    plan("a")
    plan_many(["a", "b"])
