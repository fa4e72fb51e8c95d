from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

OWNER = {"x-team-id": "coast", "x-cost-center": "cc-90", "x-service": "log-keeper", "x-environment": "prod"}


def make(cid=None):
    headers = OWNER if cid is None else {**OWNER, "x-correlation-id": cid}
    provider = OpenAIProvider(openai_client=AsyncOpenAI(default_headers=headers))
    return Agent(OpenAIChatModel("gpt-4o-mini", provider=provider), instructions="Keep the log.")


keeper = make("watch-3")
novice = make()


def log(text):
    return keeper.run_sync(text).output


def log_novice(text):
    return novice.run_sync(text).output


def main():
    log("fog")
    log_novice("calm")
