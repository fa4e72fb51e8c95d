from openai import AsyncOpenAI
from pydantic import BaseModel
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings
from pydantic_ai.providers.openai import OpenAIProvider

OWNER = {"x-team-id": "hr", "x-cost-center": "cc-1012", "x-service": "shortlist"}


class Score(BaseModel):
    points: int


def agent_for(environment, **kwargs):
    sdk = AsyncOpenAI(default_headers={**OWNER, "x-environment": environment})
    return Agent(OpenAIChatModel("gpt-4o-mini", provider=OpenAIProvider(openai_client=sdk)), **kwargs)


def score(text, cid):
    settings = OpenAIChatModelSettings(extra_headers={"x-correlation-id": cid})
    return agent_for("prod", output_type=Score).run_sync(text, model_settings=settings).output.points


def comment(text):
    agent = agent_for("prod", instructions="Be kind.")
    return agent.run_sync(text).output


def main():
    score("cv", "hr-1")
    comment("cv")
