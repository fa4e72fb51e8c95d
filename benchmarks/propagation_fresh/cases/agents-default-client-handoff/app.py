import asyncio

from agents import Agent, ModelSettings, RunConfig, Runner, set_default_openai_api, set_default_openai_client
from openai import AsyncOpenAI

OWNER = {"x-team-id": "dh", "x-cost-center": "cc-323", "x-service": "dh", "x-environment": "prod"}
set_default_openai_api("chat_completions")
set_default_openai_client(AsyncOpenAI(default_headers=OWNER))

triage = Agent(name="triage", instructions="Triage.", model="gpt-4o-mini")


async def ask(text, cid):
    settings = ModelSettings(extra_headers={"x-correlation-id": cid})
    return await Runner.run(triage, text, run_config=RunConfig(model_settings=settings))


async def ask_untracked(text):
    return await Runner.run(triage, text, run_config=RunConfig(workflow_name="untracked"))


def main():
    asyncio.run(ask("a", "1"))
    asyncio.run(ask_untracked("a"))
