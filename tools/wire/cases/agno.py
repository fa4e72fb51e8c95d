import asyncio

from agno.agent import Agent
from agno.models.anthropic import Claude
from agno.models.litellm import LiteLLM
from agno.models.openai import OpenAIChat, OpenAIResponses
from agno.team import Team
from openai import OpenAI

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


def headers_of_request_params_instead(url):
    Agent(model=_chat(url, extra_headers=TEAM, request_params={"extra_headers": TENANT})).run("hi")


def no_headers_of_request_params_instead(url):
    Agent(model=_chat(url, extra_headers=TEAM, request_params={"extra_headers": None})).run("hi")


def headers_of_client_and_request_params(url):
    Agent(model=_chat(url, default_headers=TEAM, request_params={"extra_headers": TENANT})).run("hi")


def metadata_of_request_params_instead(url):
    Agent(model=_chat(url, metadata={"team_id": "a"}, request_params={"metadata": {"tenant": "b"}})).run("hi")


def metadata_in_the_body_of_request_params(url):
    body = {"extra_body": {"metadata": {"tenant": "b"}}}
    Agent(model=_chat(url, metadata={"team_id": "a"}, request_params=body)).run("hi")


def headers_of_client_params_instead(url):
    Agent(model=_chat(url, default_headers=TEAM, client_params={"default_headers": TENANT})).run("hi")


def headers_beside_a_client(url):
    client = OpenAI(api_key="k", base_url=url, default_headers=TENANT)
    Agent(model=OpenAIChat("m", client=client, default_headers=TEAM)).run("hi")


def client_of_the_other_side(url):
    client = OpenAI(api_key="k", base_url=url, default_headers=TENANT)
    asyncio.run(Agent(model=_chat(url, client=client, default_headers=TEAM)).arun("hi"))


def anthropic_headers_over_client_params(url):
    params = {"base_url": url, "default_headers": TENANT}
    Agent(model=Claude("m", api_key="k", default_headers=TEAM, client_params=params)).run("hi")


def litellm_metadata(url):
    Agent(model=LiteLLM("openai/m", api_key="k", api_base=url, metadata=META)).run("hi")


def litellm_metadata_over_the_body(url):
    body = {"metadata": {"team_id": "a"}}
    model = LiteLLM("openai/m", api_key="k", api_base=url, metadata={"tenant": "b"}, extra_body=body)
    Agent(model=model).run("hi")
