import asyncio

from google.adk.agents import LlmAgent
from google.adk.agents.run_config import RunConfig
from google.adk.models import Gemini
from google.adk.models.lite_llm import LiteLlm
from google.adk.runners import InMemoryRunner
from google.genai import Client, types

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}


def _gemini(url, **headers):
    return Gemini(
        model="gemini-x", client=Client(api_key="k", http_options=types.HttpOptions(base_url=url, headers=headers))
    )


async def _run(agent, config=None):
    runner = InMemoryRunner(agent=agent, app_name="app")
    session = await runner.session_service.create_session(app_name="app", user_id="u")
    message = types.Content(role="user", parts=[types.Part(text="hi")])
    async for _ in runner.run_async(user_id="u", session_id=session.id, new_message=message, run_config=config):
        pass


def client_and_agent(url):
    config = types.GenerateContentConfig(http_options=types.HttpOptions(headers=TENANT))
    asyncio.run(_run(LlmAgent(name="a", model=_gemini(url, **TEAM), generate_content_config=config)))


def run_config(url):
    agent = LlmAgent(name="a", model=_gemini(url))
    asyncio.run(_run(agent, RunConfig(http_options=types.HttpOptions(headers=TEAM))))


def custom_metadata(url):
    asyncio.run(_run(LlmAgent(name="a", model=_gemini(url)), RunConfig(custom_metadata=META)))


def litellm(url):
    model = LiteLlm("openai/m", api_base=url, api_key="k", extra_headers=TEAM)
    asyncio.run(_run(LlmAgent(name="a", model=model)))


def litellm_metadata(url):
    asyncio.run(_run(LlmAgent(name="a", model=LiteLlm("openai/m", api_base=url, api_key="k", metadata=META))))
