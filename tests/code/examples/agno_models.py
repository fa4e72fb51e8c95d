"""Arguments in whose place another one is: of agno's models what `request_params` and `client_params` hold counts, and a
client that is given is used as it is, by requests of its own side."""

import httpx
from agno.agent import Agent
from agno.models.anthropic import Claude
from agno.models.litellm import LiteLLM
from agno.models.openai import OpenAIChat
from langchain_openai import ChatOpenAI
from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
TEAM = {"x-team-id": "search"}
IDS = {"x-correlation-id": "1"}
META = {"team_id": "search", "correlation_id": "1"}


def headers_of_the_request():
    Agent(model=OpenAIChat("m", extra_headers=TAGS)).run("hi")  # expect: pass
    Agent(model=OpenAIChat("m", extra_headers=TEAM, request_params={"extra_headers": IDS})).run("hi")  # expect: fail team_id
    Agent(model=OpenAIChat("m", extra_headers=TAGS, request_params={"extra_headers": None})).run("hi")  # expect: fail team_id correlation_id
    Agent(model=OpenAIChat("m", default_headers=TEAM, request_params={"extra_headers": IDS})).run("hi")  # expect: pass


def headers_that_may_be_there(flag):
    params = {"extra_headers": IDS} if flag else {}
    Agent(model=OpenAIChat("m", extra_headers=TAGS, request_params=params)).run("hi")  # expect: unverifiable team_id


def metadata():
    Agent(model=OpenAIChat("m", metadata=META, request_params={"temperature": 0})).run("hi")  # expect: pass
    Agent(model=OpenAIChat("m", metadata=META, request_params={"metadata": {}})).run("hi")  # expect: fail team_id correlation_id
    body = {"extra_body": {"metadata": {"team_id": "search"}}}
    Agent(model=OpenAIChat("m", metadata=META, request_params=body)).run("hi")  # expect: fail correlation_id
    Agent(model=OpenAIChat("m", extra_body={"metadata": META}, request_params={"extra_body": {}})).run("hi")  # expect: fail team_id correlation_id


def headers_of_the_client():
    Agent(model=OpenAIChat("m", default_headers=TAGS, client_params={"default_headers": TEAM})).run("hi")  # expect: fail correlation_id
    Agent(model=Claude("m", default_headers=TAGS, client_params={"default_headers": TEAM})).run("hi")  # expect: pass
    Agent(model=Claude("m", default_headers=TEAM, client_params={"default_headers": TAGS})).run("hi")  # expect: fail correlation_id
    Agent(model=OpenAIChat("m", client=OpenAI(), default_headers=TAGS)).run("hi")  # expect: fail team_id correlation_id
    Agent(model=OpenAIChat("m", client=None, default_headers=TAGS)).run("hi")  # expect: pass


async def of_the_other_side():
    tagged = OpenAI(default_headers=TAGS)
    await Agent(model=OpenAIChat("m", client=tagged)).arun("hi")  # expect: fail team_id correlation_id
    await Agent(model=OpenAIChat("m", client=OpenAI(), default_headers=TAGS)).arun("hi")  # expect: pass
    await ChatOpenAI(http_client=httpx.Client(headers=TAGS)).ainvoke("hi")  # expect: fail team_id correlation_id
    await ChatOpenAI(http_async_client=httpx.AsyncClient(headers=TAGS)).ainvoke("hi")  # expect: pass


def of_litellm():
    Agent(model=LiteLLM("m", metadata=META)).run("hi")  # expect: pass
    Agent(model=LiteLLM("m", metadata={"team_id": "a"}, extra_body={"metadata": META})).run("hi")  # expect: fail correlation_id
