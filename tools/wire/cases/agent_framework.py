import asyncio

from agent_framework import Agent
from agent_framework.anthropic import AnthropicClient
from agent_framework.openai import OpenAIChatClient, OpenAIChatCompletionClient, OpenAIEmbeddingClient
from agent_framework.orchestrations import SequentialBuilder
from anthropic import AsyncAnthropic
from openai import AsyncOpenAI

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
BOTH = {**TEAM, **TENANT}
META = {"team_id": "a", "tenant": "b"}


def _chat(url, **options):
    return OpenAIChatCompletionClient("m", api_key="k", base_url=url, **options)


def headers_of_the_client(url):
    asyncio.run(Agent(_chat(url, default_headers=BOTH)).run("hi"))


def given_client(url):
    given = AsyncOpenAI(api_key="k", base_url=url, default_headers=TEAM)
    asyncio.run(Agent(_chat(url, async_client=given, default_headers=TENANT)).run("hi"))


def responses(url):
    client = OpenAIChatClient("m", api_key="k", base_url=url, default_headers=TEAM)
    asyncio.run(Agent(client).run("hi", options={"metadata": {"tenant": "b"}}))


def metadata_of_both(url):
    agent = Agent(_chat(url), default_options={"metadata": {"team_id": "a"}})
    asyncio.run(agent.run("hi", options={"metadata": {"tenant": "b"}}))


def as_agent(url):
    agent = _chat(url, default_headers=TEAM).as_agent(default_options={"metadata": {"tenant": "b"}})
    asyncio.run(agent.run("hi"))


def properties(url):
    client = OpenAIChatClient("m", api_key="k", base_url=url, additional_properties=META)
    asyncio.run(Agent(client, additional_properties=META).run("hi"))


def client_alone(url):
    from agent_framework import Message

    messages = [Message("user", ["hi"])]
    asyncio.run(_chat(url).get_response(messages, options={"metadata": META}))


def headers_of_the_request(url):
    from agent_framework import Message

    messages = [Message("user", ["hi"])]
    asyncio.run(_chat(url).get_response(messages, client_kwargs={"extra_headers": BOTH}))


def options_of_the_request(url):
    from agent_framework import Message

    messages = [Message("user", ["hi"])]
    asyncio.run(_chat(url).get_response(messages, options={"extra_headers": BOTH}))


def embeddings(url):
    client = OpenAIEmbeddingClient(model="m", api_key="k", base_url=url, default_headers=TEAM)
    asyncio.run(client.get_embeddings(["hi"]))


def anthropic(url):
    client = AnthropicClient(
        model="m", anthropic_client=AsyncAnthropic(api_key="k", base_url=url, default_headers=TEAM)
    )
    asyncio.run(Agent(client).run("hi", options={"extra_headers": TENANT}))


def in_turn(url):
    one = Agent(_chat(url, default_headers=BOTH), name="one")
    two = Agent(_chat(url, default_headers=TEAM), name="two")
    asyncio.run(SequentialBuilder(participants=[one, two]).build().run("hi"))
