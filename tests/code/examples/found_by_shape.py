"""Call sites whose receiver is made by what is not seen: mixins, pipes, inner clients, bodies, names put together."""

from operator import methodcaller

import requests
import stripe
from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from litellm import Router
from openai import OpenAI

OWN = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


# -- a method that a subclass has from its other base


class Retrying:
    def ask_twice(self, messages):
        try:
            return self.generate(messages)  # expect: unverifiable team_id correlation_id
        except ValueError:
            return None

    def plain(self, messages):
        return self.helper(messages)

    def helper(self, messages):
        return messages


class RetryingChat(Retrying, ChatOpenAI):
    pass


# -- the SDK client that an object of a library keeps


class Cached(ChatAnthropic):
    def raw(self, payload):
        return self._client.messages.create(**payload)  # expect: unverifiable team_id correlation_id


# -- a form of the answer in the path of a method, on what is not known


def raw_answer(backend, payload):
    return backend.chat.completions.with_raw_response.create(**payload)  # expect: unverifiable team_id correlation_id


def streamed(backend, messages):
    with backend.responses.with_streaming_response.create(  # expect: unverifiable team_id correlation_id
        model="m", input=messages
    ) as answer:
        return answer.parse()


# -- half of a method's path, on what a library gives that is no SDK


def pay(batches):
    stripe.StripeClient("sk").checkout.sessions.create(params={"mode": "payment"})
    batches.jobs.create(model="m")  # expect: unverifiable team_id correlation_id


# -- pipes over a model that a caller gives


def piped(llm):
    chain = ChatPromptTemplate.from_template("{q}") | llm | StrOutputParser()
    return chain.invoke({"q": "x"})  # expect: unverifiable team_id correlation_id


def no_model():
    return (ChatPromptTemplate.from_template("{q}") | StrOutputParser()).invoke({"q": "x"})


def prompt_alone():
    return ChatPromptTemplate.from_template("{q}").invoke({"q": "x"})


# -- a request known by its body


def to_any_url(url, key):
    body = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
    return requests.post(url, json=body, headers={"Authorization": f"Bearer {key}"})  # expect: fail team_id correlation_id


def to_any_url_tagged(url, key):
    body = {"max_tokens": 5, "messages": [{"role": "user", "content": "x"}]}
    return requests.post(url, json=body, headers={"api-key": key, **OWN})  # expect: pass


def to_own_backend(url):
    return requests.post(url, json={"messages": [{"role": "user", "content": "x"}], "room": 1})


def to_a_known_host(key):
    body = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
    return requests.post("https://chat.example.org/rooms", json=body, headers={"Authorization": key})


# -- names put together


class Facade:
    def send(self, provider, **options):
        return getattr(self, f"_send_{provider}")(options)

    def _send_openai(self, options):
        return client.responses.create(model="m", input="x", **options)  # expect: fail team_id correlation_id


def through_facade():
    Facade().send("openai", extra_headers=OWN)
    Facade().send("openai")  # expect: blame team_id correlation_id


asking = methodcaller("create", model="m", input="x")


def by_name():
    return asking(client.responses)  # expect: fail team_id correlation_id


# -- the reserve of a router


router = Router(
    model_list=[
        {"model_name": "main", "litellm_params": {"model": "openai/a", "extra_headers": OWN}},
        {"model_name": "spare", "litellm_params": {"model": "openai/b"}},
        {"model_name": "other", "litellm_params": {"model": "openai/c", "extra_headers": OWN}},
    ],
    fallbacks=[{"main": ["spare"]}],
)


def routed():
    return router.completion(model="main", messages=[])  # expect: fail team_id correlation_id


def routed_without_reserve():
    return router.completion(model="other", messages=[])  # expect: pass


def on_a_thread(assistant, text):
    assistant.beta.threads.messages.create("t", content=text)  # stores a message, and asks no model
    assistant.beta.threads.runs.create(thread_id="t")  # expect: unverifiable team_id correlation_id


# -- what callers show to be their own


class Echo:
    def __init__(self):
        self.responses = self

    def create(self, **options):
        return options["input"]


def rehearse(openai, text):
    return openai.responses.create(model="m", input=text)


def perform(llm, text):
    return llm.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def main():
    through_facade()
    rehearse(Echo(), "a")
    perform(Echo(), "a")
    perform(client, "a")


# -- a reranker that comes from a registry: LangChain's word


def reranked(registry, documents, question):
    return registry.get("reranker").compress_documents(documents, question)  # expect: unverifiable team_id correlation_id


# -- who is asked with LangChain's messages is a model


def asked(provider, text):
    model = provider.get_model("kimi")
    return model.invoke([HumanMessage(content=text)])  # expect: unverifiable team_id correlation_id


def a_process_is_none(provider, text):
    return provider.get_process("wc").invoke([text])
