from strands import Agent
from strands.models import BedrockModel
from strands.models.anthropic import AnthropicModel
from strands.models.openai import OpenAIModel
from strands.multiagent import GraphBuilder, Swarm

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}


def _model(url, params=None, **client):
    return OpenAIModel(client_args={"base_url": url, "api_key": "k", **client}, model_id="m", params=params or {})


def client_args_and_params(url):
    Agent(model=_model(url, {"extra_headers": TENANT}, default_headers=TEAM), callback_handler=None)("hi")


def params_metadata(url):
    Agent(model=_model(url, {"metadata": META}), callback_handler=None)("hi")


def what_stays_inside(url):
    Agent(model=_model(url), callback_handler=None, trace_attributes=META)("hi", invocation_state=META)


def anthropic(url):
    model = AnthropicModel(
        client_args={"base_url": url, "api_key": "k", "default_headers": TEAM},
        model_id="m",
        max_tokens=5,
        params={"extra_headers": TENANT},
    )
    Agent(model=model, callback_handler=None)("hi")


def bedrock(url):
    model = BedrockModel(
        endpoint_url=url,
        region_name="us-east-1",
        model_id="m",
        streaming=False,
        additional_args={"requestMetadata": META},
    )
    Agent(model=model, callback_handler=None)("hi")


def graph(url):
    builder = GraphBuilder()
    builder.add_node(Agent(model=_model(url, default_headers=TEAM), callback_handler=None), "one")
    builder.set_entry_point("one")
    builder.build()("hi")


def swarm(url):
    Swarm([Agent(model=_model(url, default_headers=TEAM), callback_handler=None, name="one")])("hi")
