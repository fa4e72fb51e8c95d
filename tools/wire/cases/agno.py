import asyncio

from agno.agent import Agent
from agno.models.anthropic import Claude
from agno.models.openai import OpenAIChat, OpenAIResponses
from agno.team import Team

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
BOTH = {**TEAM, **TENANT}
META = {"team_id": "a", "tenant": "b"}


def _chat(url, **options):
    return OpenAIChat("m", api_key="k", base_url=url, **options)


def client_and_request(url):
    Agent(model=_chat(url, default_headers=TEAM, extra_headers=TENANT)).run("hi")


def metadata_of_the_model(url):
    Agent(model=_chat(url, metadata=META)).run("hi")


def metadata_of_the_run(url):
    Agent(model=_chat(url), metadata=META).run("hi", metadata=META)


def client_params(url):
    Agent(model=_chat(url, client_params={"default_headers": BOTH})).print_response("hi")


def responses(url):
    model = OpenAIResponses("m", api_key="k", base_url=url, extra_headers=TEAM, metadata={"tenant": "b"})
    asyncio.run(Agent(model=model).arun("hi"))


def anthropic(url):
    model = Claude("m", api_key="k", client_params={"base_url": url}, default_headers=TEAM)
    Agent(model=model).run("hi")


def parser(url):
    from pydantic import BaseModel

    class Answer(BaseModel):
        answer: str

    own = _chat(url, default_headers=TENANT)
    Agent(model=_chat(url, default_headers=BOTH), parser_model=own, output_schema=Answer).run("hi")


def team(url):
    one = Agent(name="one", model=_chat(url, default_headers=TEAM))
    Team([one], model=_chat(url, default_headers=TEAM)).run("hi")
