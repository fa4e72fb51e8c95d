"""SDK methods in whose place a function of the project comes while the program runs: the caller says whether it is there."""

import functools
from operator import attrgetter, methodcaller

import litellm
import openai
from litellm import completion

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


def main(chosen):
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
