from agents import Agent, ModelSettings, OpenAIResponsesModel
from openai import AsyncOpenAI

OWNER = {"x-team-id": "ag", "x-cost-center": "cc-6", "x-service": "triage", "x-environment": "prod"}


def model(headers=None):
    return OpenAIResponsesModel(model="gpt-5", openai_client=AsyncOpenAI(default_headers=headers))


def agent(name, *, settings=None, headers=OWNER):
    return Agent(name=name, instructions=f"You are {name}", model=model(headers), model_settings=settings or ModelSettings())
