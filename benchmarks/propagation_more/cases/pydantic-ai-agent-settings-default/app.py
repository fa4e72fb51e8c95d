"""Headers in the agent's own model_settings; run settings are merged over them and replace the header dict."""
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings

TAGS = {"x-team-id": "ps", "x-cost-center": "cc-448", "x-service": "ps", "x-environment": "prod", "x-correlation-id": "1"}
agent = Agent(OpenAIChatModel("gpt-4o-mini"), instructions="Short.", model_settings=OpenAIChatModelSettings(extra_headers=TAGS))


def ask(text):
    return agent.run_sync(text).output


def ask_cool(text):
    return agent.run_sync(text, model_settings={"temperature": 0.0}).output


def ask_replaced(text):
    return agent.run_sync(text, model_settings={"extra_headers": {"x-correlation-id": "2"}}).output


def main():
    ask("a")
    ask_cool("a")
    ask_replaced("a")
