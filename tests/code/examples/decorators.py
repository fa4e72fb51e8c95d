"""Decorators, class decorators, dispatch by type, registries."""

import functools
from dataclasses import dataclass

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


HANDLERS = {}


def owned(function):
    @functools.wraps(function)
    def inner(*args, headers=None, **options):
        return function(*args, headers={**OWNER, **(headers or {})}, **options)

    return inner


@owned
def ask(text, headers=None):
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def tagged(cls):
    original = cls.ask

    def ask(self, text, headers=TAGS):
        return original(self, text, headers)

    cls.ask = ask
    return cls


@tagged
class Bot:
    def ask(self, text, headers=None):
        client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def handler(name):
    def register(function):
        HANDLERS[name] = function
        return function

    return register


@handler("order")
def on_order(payload):
    headers = {**OWNER, "x-correlation-id": payload["id"]}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


@handler("review")
def on_review(payload):
    headers = {**OWNER, **payload.get("headers", {})}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail correlation_id


def emit(name, payload):
    HANDLERS[name](payload)


@dataclass
class Mail:
    id: str


@functools.singledispatch
def handle(item):
    raise TypeError(item)


@handle.register
def _(item: Mail):
    client.responses.create(model="m", input="x", extra_headers=OWNER | {"x-correlation-id": item.id})  # expect: pass


@handle.register(dict)
def _dict(item):
    client.responses.create(model="m", input="x", extra_headers=OWNER)  # expect: fail correlation_id


def main():
    ask("a", headers={"x-correlation-id": "1"})
    ask("b")  # expect: blame correlation_id
    Bot().ask("a")
    emit("order", {"id": "1"})
    emit("review", {})
    handle(Mail("1"))
    handle({})
