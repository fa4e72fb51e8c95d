"""Libraries that stand before several providers' SDKs, and programs that ask for their caller."""

import any_llm
import openai
from agent_framework import Agent
from agent_framework.openai import OpenAIChatClient
from aisuite import Client
from any_llm import AnyLLM
from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKClient, query
from mirascope import llm
from mirascope.core import openai as mirascope_openai

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
META = {"team_id": "search", "correlation_id": "1"}


def any_llm_functions(messages):
    any_llm.completion("m", messages, client_args={"default_headers": OWNER}, extra_headers=TAGS)  # expect: pass
    any_llm.completion("m", messages, session_label="search")  # expect: fail team_id correlation_id
    AnyLLM.create("openai", default_headers=OWNER).completion("m", messages)  # expect: fail correlation_id


def aisuite_client(messages):
    Client({"openai": {"default_headers": TAGS}}).chat.completions.create("openai:m", messages)  # expect: pass
    Client().chat.completions.create("openai:m", messages, extra_headers=OWNER)  # expect: fail correlation_id


async def agents(question):
    client = OpenAIChatClient(default_headers=OWNER)
    await Agent(client, default_options={"metadata": META}).run(question)  # expect: pass
    await client.as_agent().run(question, options={"extra_headers": TAGS})  # expect: fail correlation_id


# A text of headers: a line each, as the program that is run reads it.


async def custom_headers(question):
    lines = "\n".join(f"{name}: {value}" for name, value in TAGS.items())
    options = ClaudeAgentOptions(env={"ANTHROPIC_CUSTOM_HEADERS": lines})
    async for message in query(prompt=question, options=options):  # expect: pass
        print(message)


async def one_line(question):
    options = ClaudeAgentOptions(env={"ANTHROPIC_CUSTOM_HEADERS": "x-team-id: search"})
    async with ClaudeSDKClient(options) as client:
        await client.query(question)  # expect: fail correlation_id


async def of_a_caller(question, team):
    options = ClaudeAgentOptions(env={"ANTHROPIC_CUSTOM_HEADERS": f"x-team-id: {team}\nx-correlation-id: 1"})
    async for message in query(prompt=question, options=options):  # expect: fail team_id
        print(message)


async def asks(question):
    await of_a_caller(question, "search")
    await of_a_caller(question, "")  # expect: blame team_id


async def lines_from_elsewhere(question):
    with open("headers") as file:
        options = ClaudeAgentOptions(env={"ANTHROPIC_CUSTOM_HEADERS": file.read()})
    async for message in query(prompt=question, options=options):  # expect: unverifiable team_id correlation_id
        print(message)


# Functions that a decorator makes into requests.


@llm.call("openai/gpt-5")
def recommend(genre):
    return f"Recommend a book: {genre}"


@llm.prompt
def bare(genre):
    return genre


@llm.prompt(format=dict)
def shaped(genre):
    return genre


@mirascope_openai.call("gpt-5", client=openai.OpenAI(default_headers=TAGS))
def with_client(genre):
    return genre


def decorated():
    answer = recommend("fantasy")  # expect: fail team_id correlation_id
    answer.resume("more")  # expect: fail team_id correlation_id
    with llm.model("anthropic/claude"):
        recommend.stream("fantasy")  # expect: fail team_id correlation_id
    bare("openai/gpt-5", "fantasy")  # expect: fail team_id correlation_id
    shaped("openai/gpt-5", "fantasy")  # expect: fail team_id correlation_id
    with_client("fantasy")  # expect: pass
