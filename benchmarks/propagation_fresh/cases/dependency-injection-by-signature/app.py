"""A tiny container looks at annotations and hands over what it has."""
import inspect

from openai import OpenAI


class Headers(dict):
    pass


class Box:
    def __init__(self, *things):
        self.things = {type(t): t for t in things}

    def call(self, fn, **given):
        wanted = {name: self.things[p.annotation] for name, p in inspect.signature(fn).parameters.items()
                  if p.annotation in self.things and name not in given}
        return fn(**wanted, **given)


def ask(client: OpenAI, headers: Headers, text: str):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def peek(client: OpenAI, text: str):
    return client.responses.create(model="gpt-4o-mini", input=text)


def main():
    box = Box(OpenAI(), Headers({"x-team-id": "bx", "x-cost-center": "cc-2045", "x-service": "bx", "x-environment": "prod", "x-correlation-id": "1"}))
    box.call(ask, text="a")
    box.call(peek, text="b")
