"""agno: a team's leader asks by the team's model, its members by their own."""

from agno.agent import Agent
from agno.models.anthropic import Claude
from agno.models.openai import OpenAIChat
from agno.team import Team

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def tagged():
    return OpenAIChat(id="m", default_headers=TAGS)


def alone():
    Agent(model=tagged()).run("hi")  # expect: pass
    Agent(model=OpenAIChat("m", client_params={"default_headers": TAGS})).print_response("hi")  # expect: pass
    Agent(model=Claude("m"), metadata=TAGS).run("hi", metadata=TAGS)  # expect: fail team_id correlation_id
    Agent().run("hi")  # expect: fail team_id correlation_id


def another_model_within():
    Agent(model=tagged(), parser_model=Claude("m")).run("hi")  # expect: fail team_id correlation_id
    Agent(model=tagged(), fallback_models=[tagged(), Claude("m")]).run("hi")  # expect: fail team_id correlation_id


def teams():
    own = Agent(model=tagged())
    plain = Agent(model=Claude("m"))
    Team([own, plain], model=tagged()).run("hi")  # expect: fail team_id correlation_id
    Team([own], model=Claude("m")).run("hi")  # expect: fail team_id correlation_id
    Team(members=[own, Team([own], model=tagged())], model=tagged()).run("hi")  # expect: pass


def given(members):
    Team(members, model=tagged()).run("hi")  # expect: unverifiable team_id correlation_id
