import aisuite
from aisuite import Agent, Client, Runner

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}
MESSAGES = [{"role": "user", "content": "hi"}]


def _client(url, **options):
    return Client({"openai": {"api_key": "k", "base_url": url, **options}})


def client_and_call(url):
    _client(url, default_headers=TEAM).chat.completions.create("openai:m", MESSAGES, extra_headers=TENANT)


def metadata(url):
    aisuite.Client({"openai": {"api_key": "k", "base_url": url}}).chat.completions.create(
        model="openai:m", messages=MESSAGES, metadata=META
    )


def configured(url):
    client = Client()
    client.configure({"openai": {"api_key": "k", "base_url": url, "default_headers": TEAM}})
    client.chat.completions.create("openai:m", MESSAGES)


def agent(url):
    settings = {"extra_headers": TENANT}
    agent = Agent(name="one", model="openai:m", model_settings=settings, metadata=META)
    Runner.run_sync(agent, "hi", client=_client(url, default_headers=TEAM), metadata=META)


def settings_of_the_run(url):
    agent = Agent(name="one", model="openai:m", model_settings={"extra_headers": TENANT})
    Runner.run_sync(agent, "hi", client=_client(url), extra_headers=TEAM)
