import asyncio

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_core.models import UserMessage
from autogen_ext.models.openai import OpenAIChatCompletionClient

TEAM = {"x-team-id": "a"}
META = {"team_id": "a", "tenant": "b"}
ASK = [UserMessage(content="hi", source="u")]


def _client(url, **options):
    return OpenAIChatCompletionClient(model="gpt-4o", base_url=url, api_key="k", **options)


def client_and_call(url):
    asyncio.run(_client(url, default_headers=TEAM).create(ASK, extra_create_args={"metadata": {"tenant": "b"}}))


def constructor_metadata(url):
    asyncio.run(_client(url, metadata=META).create(ASK))


def constructor_extra_headers(url):
    asyncio.run(_client(url, extra_headers=TEAM).create(ASK))


def agent(url):
    asyncio.run(AssistantAgent("one", model_client=_client(url, default_headers=TEAM)).run(task="hi"))


def metadata_of_an_agent(url):
    asyncio.run(AssistantAgent("one", model_client=_client(url), metadata=META).run(task="hi"))


def team(url):
    one = AssistantAgent("one", model_client=_client(url, default_headers=TEAM))
    asyncio.run(RoundRobinGroupChat([one], max_turns=1).run(task="hi"))
