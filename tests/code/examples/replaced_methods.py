"""SDK methods in whose place a function of the project comes while the program runs: the caller says whether it is there."""

import asyncio
import functools
from operator import attrgetter, methodcaller

import litellm
import openai
from litellm import completion
from openai import AsyncOpenAI as Before

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
client = openai.OpenAI()
other = openai.OpenAI()
never = openai.OpenAI()


def instrument():
    original = litellm.completion

    @functools.wraps(original)
    def tagged(*args, **kwargs):
        return original(*args, **{"extra_headers": TAGS, **kwargs})  # expect: pass

    litellm.completion = tagged


def install():
    send = client.responses.create

    def tagged(**kwargs):
        return send(extra_headers=TAGS, **kwargs)  # expect: pass

    client.responses.create = tagged


def install_later():
    setattr(other.embeddings, "create", functools.partial(other.embeddings.create, extra_headers=TAGS))


def before(text):
    return completion(model="openai/m", messages=[])  # expect: fail team_id correlation_id


def after(text):
    return litellm.completion(model="openai/m", messages=[])


def by_client(text):
    return client.responses.create(model="m", input=text)


def by_another(text):
    return other.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def too_early(text):
    return other.embeddings.create(model="m", input=text)  # expect: fail team_id correlation_id


ROUTES = {"chat": (never, "chat.completions.create"), "text": (never, "responses.create")}


def by_path(name):
    owner, path = ROUTES[name]
    return attrgetter(path)(owner)(model="m", extra_headers=TAGS)  # expect: pass


def by_name(name):
    send = methodcaller("create" if name else "parse", model="m", input="x", extra_headers={"x-team-id": "search"})
    return send(never.responses)  # expect: fail correlation_id


def replace_class():
    openai.AsyncOpenAI = functools.partial(openai.AsyncOpenAI, default_headers=TAGS)


async def of_replaced_class(text):
    await openai.AsyncOpenAI().responses.create(model="m", input=text)  # expect: pass


async def of_class_before(text):
    await Before().responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def of_module(name, **options):
    return getattr(litellm, name)(**options)  # expect: fail team_id correlation_id


def main(chosen):
    of_module("embedding", model="openai/m", input=["x"], extra_headers=TAGS)
    of_module("embedding", model="openai/m", input=["x"])  # expect: blame team_id correlation_id
    replace_class()
    asyncio.run(of_replaced_class("x"))
    asyncio.run(of_class_before("x"))
    before("x")
    instrument()
    install()
    after("x")
    by_client("x")
    by_another("x")
    too_early("x")
    install_later()
    by_path("chat")
    by_path("text")
    by_name(chosen)
