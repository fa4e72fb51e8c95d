from contextlib import contextmanager
from contextvars import ContextVar

from openai import OpenAI

_tags: ContextVar[dict] = ContextVar("_tags", default={})
client = OpenAI()


@contextmanager
def tagged(**tags):
    token = _tags.set({**_tags.get(), **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}})
    try:
        yield
    finally:
        _tags.reset(token)


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=_tags.get())


def main():
    with tagged(team_id="cv", cost_center="cc-929", service="cv", environment="prod"):
        with tagged(correlation_id="1"):
            ask("inside")
        ask("between")
