from agents import Agent, ModelSettings, Runner, function_tool, set_default_openai_api, set_default_openai_client
from openai import AsyncOpenAI

OWNER = {"x-team-id": "ad", "x-cost-center": "cc-4008", "x-service": "ad", "x-environment": "prod"}
set_default_openai_api("chat_completions")


@function_tool
def clock() -> str:
    """The time."""
    return "12:00"


def agent(name, **headers):
    return Agent(name=name, model="gpt-4o-mini", tools=[clock], model_settings=ModelSettings(extra_headers=headers or None))


def configure():
    set_default_openai_client(AsyncOpenAI(default_headers=OWNER))


def ask(text, cid):
    return Runner.run_sync(agent("a", **{"x-correlation-id": cid}), text).final_output


def ask_plain(text):
    return Runner.run_sync(agent("b"), text).final_output


def main():
    configure()
    ask("a", "1")
    ask_plain("b")
