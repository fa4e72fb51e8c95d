"""pydantic-ai's `override`: to the end of a block an agent asks another model."""

from contextlib import ExitStack

from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider


def model(**headers):
    sdk = AsyncOpenAI(default_headers={"x-" + name.replace("_", "-"): value for name, value in headers.items()})
    return OpenAIChatModel("m", provider=OpenAIProvider(openai_client=sdk))


bare = Agent(model(team_id="search"))
full = Agent(model(team_id="search", correlation_id="1"))


def better():
    with bare.override(model=model(team_id="search", correlation_id="1")):
        return bare.run_sync("a")  # expect: pass


def behind():
    with bare.override(model=model(team_id="search", correlation_id="1")):
        pass
    return bare.run_sync("a")  # expect: fail correlation_id


def worse():
    with full.override(model=model(team_id="search")):
        return full.run_sync("a")  # expect: fail correlation_id


def worse_on_a_stack():
    with ExitStack() as stack:
        stack.enter_context(full.override(model="openai:m"))
        full.run_sync("a")  # expect: fail team_id correlation_id
    return full.run_sync("a")  # expect: pass


def other_tools():
    with full.override(tools=[]):
        return full.run_sync("a")  # expect: pass


def over_what_a_run_names():
    with full.override(model=model(team_id="search")):
        full.run_sync("a", model=model(team_id="search", correlation_id="1"))  # expect: fail correlation_id
    with bare.override(model=model(team_id="search", correlation_id="1")):
        bare.run_sync("a", model=model())  # expect: pass
    with full.override(tools=[]):
        full.run_sync("a", model=model(team_id="search"))  # expect: fail correlation_id


def main():
    better()
    behind()
    worse()
    worse_on_a_stack()
    other_tools()


def asked():
    return full.run_sync("a")  # expect: fail correlation_id


def asks_worse():
    with full.override(model=model(team_id="search")):
        asked()  # expect: blame correlation_id
    asked()
