from haystack import Pipeline
from haystack.components.agents import Agent
from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.utils import Secret

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}
ASK = [ChatMessage.from_user("hi")]


def _generator(url, **options):
    return OpenAIChatGenerator(api_key=Secret.from_token("k"), api_base_url=url, **options)


def constructor_and_http_client(url):
    _generator(url, generation_kwargs={"extra_headers": TEAM}, http_client_kwargs={"headers": TENANT}).run(ASK)


def call_displaces(url):
    _generator(url, generation_kwargs={"extra_headers": TEAM}).run(ASK, generation_kwargs={"extra_headers": TENANT})


def metadata(url):
    _generator(url, generation_kwargs={"metadata": META}).run(ASK)


def meta_of_a_message(url):
    _generator(url).run([ChatMessage.from_user("hi", meta=META)])


def embedder(url):
    OpenAITextEmbedder(api_key=Secret.from_token("k"), api_base_url=url, http_client_kwargs={"headers": TEAM}).run("hi")


def pipeline(url):
    line = Pipeline(metadata=META)
    line.add_component("llm", _generator(url, generation_kwargs={"extra_headers": TEAM}))
    line.run({"llm": {"messages": ASK}})


def pipeline_data_displace(url):
    line = Pipeline()
    line.add_component("llm", _generator(url, generation_kwargs={"extra_headers": TEAM}))
    line.run({"llm": {"messages": ASK, "generation_kwargs": {"extra_headers": TENANT}}})


def agent(url):
    Agent(chat_generator=_generator(url, generation_kwargs={"extra_headers": TEAM})).run(ASK)
