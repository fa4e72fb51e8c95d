from contextlib import contextmanager
from contextvars import ContextVar, copy_context

from openai import OpenAI

tags: ContextVar[dict] = ContextVar("tags", default={})
client = OpenAI(default_headers={"x-team-id": "ctx", "x-cost-center": "cc-1040", "x-service": "ctx"})


@contextmanager
def scope(**more):
    token = tags.set({**tags.get(), **{"x-" + k.replace("_", "-"): v for k, v in more.items()}})
    try:
        yield
    finally:
        tags.reset(token)


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags.get())


def nested(text):
    with scope(environment="prod"):
        with scope(correlation_id="1"):
            ask(text)
        ask(text)


def isolated(text):
    def work():
        tags.set({"x-environment": "prod", "x-correlation-id": "2"})
        return client.responses.create(model="gpt-4o", input=text, extra_headers=tags.get())
    copy_context().run(work)
    return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=tags.get())


def main():
    nested("a")
    isolated("b")
