"""Model settings at the agent; those of a run are laid over them key by key, extra_headers as a whole."""
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel

OWNER = {"x-team-id": "pa", "x-cost-center": "cc-2011", "x-service": "pa", "x-environment": "prod"}
agent = Agent(OpenAIChatModel("gpt-4o-mini"), model_settings={"extra_headers": {**OWNER, "x-correlation-id": "static"}})


@agent.instructions
def tone():
    return "Be brief."


def ask(text):
    return agent.run_sync(text).output


def ask_warm(text):
    return agent.run_sync(text, model_settings={"temperature": 0.9}).output


def ask_with(text, cid):
    return agent.run_sync(text, model_settings={"extra_headers": {"x-correlation-id": cid}}).output


def main():
    ask("a")
    ask_warm("a")
    ask_with("a", "1")
