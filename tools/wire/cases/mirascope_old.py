from mirascope import llm
from mirascope.core import openai
from openai import OpenAI

TEAM = {"x-team-id": "a"}
META = {"team_id": "a", "tenant": "b"}


def client(url):
    @openai.call("m", client=OpenAI(api_key="k", base_url=url, default_headers=TEAM))
    def ask(what):
        return what

    ask("hi")


def parameters(url):
    bare = OpenAI(api_key="k", base_url=url)

    @openai.call("m", client=bare, call_params={"extra_headers": TEAM, "metadata": META})
    def ask(what):
        return what

    ask("hi")


def by_name(url):
    bare = OpenAI(api_key="k", base_url=url)

    @llm.call(provider="openai", model="m", client=bare, call_params={"extra_headers": TEAM})
    def ask(what):
        return what

    ask("hi")


def nothing(url):
    @openai.call("m", client=OpenAI(api_key="k", base_url=url))
    def ask(what):
        return what

    ask("hi")
