"""A stack of tags in a context variable: what an inner block adds is gone after it."""
from contextlib import contextmanager
from contextvars import ContextVar

from openai import OpenAI

_tags = ContextVar("tags", default={})
client = OpenAI()


@contextmanager
def tagged(**tags):
    token = _tags.set({**_tags.get(), **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}})
    try:
        yield
    finally:
        _tags.reset(token)


def inside(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=_tags.get())


def after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=_tags.get())


def main():
    with tagged(team_id="ctx", cost_center="cc-45", service="ctx", environment="prod"):
        with tagged(correlation_id="c-1"):
            inside("a")
        after("b")
