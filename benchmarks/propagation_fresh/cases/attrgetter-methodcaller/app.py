import functools
from operator import attrgetter, methodcaller

from anthropic import Anthropic
from openai import OpenAI

TAGS = {"x-team-id": "am", "x-cost-center": "cc-940", "x-service": "am", "x-environment": "prod", "x-correlation-id": "1"}
ROUTES = {"gpt": (OpenAI(), "chat.completions.create"), "claude": (Anthropic(), "messages.create")}


def route(name, text):
    client, path = ROUTES[name]
    create = attrgetter(path)(client)
    return create(model=name, max_tokens=4, messages=[{"role": "user", "content": text}], extra_headers=TAGS)


def reduce_route(text):
    create = functools.reduce(getattr, "chat.completions.create".split("."), OpenAI())
    return create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def call_by_name(text):
    send = methodcaller("create", model="gpt-4o", input=text, extra_headers={"x-team-id": "am"})
    return send(OpenAI().responses)


def main():
    route("gpt", "a")
    route("claude", "a")
    reduce_route("a")
    call_by_name("a")
