from smolagents import LiteLLMModel, OpenAIServerModel, ToolCallingAgent

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}
ASK = [{"role": "user", "content": [{"type": "text", "text": "hi"}]}]


def _model(url, **options):
    return OpenAIServerModel("m", api_base=url, api_key="k", **options)


def client_and_model(url):
    _model(url, client_kwargs={"default_headers": TEAM}, extra_headers=TENANT).generate(ASK)


def model_displaces_the_call(url):
    _model(url, extra_headers=TEAM)(ASK, extra_headers=TENANT)


def agent(url):
    ToolCallingAgent(tools=[], model=_model(url, client_kwargs={"default_headers": TEAM}), max_steps=1).run("hi")


def additional_args(url):
    ToolCallingAgent(tools=[], model=_model(url), max_steps=1).run("hi", additional_args=META)


def litellm_headers(url):
    LiteLLMModel("openai/m", api_base=url, api_key="k", extra_headers=TEAM).generate(ASK)


def litellm_metadata(url):
    LiteLLMModel("openai/m", api_base=url, api_key="k", metadata=META).generate(ASK)
