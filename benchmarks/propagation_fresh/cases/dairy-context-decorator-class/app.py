"""A ContextDecorator that sets tags for a with block or for a whole function."""
from contextlib import ContextDecorator
from contextvars import ContextVar

from openai import OpenAI

_tags: ContextVar[dict] = ContextVar("tags", default={})
client = OpenAI()


class tagged(ContextDecorator):
    def __init__(self, **tags):
        self.tags = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}

    def __enter__(self):
        self.token = _tags.set({**_tags.get(), **self.tags})
        return self

    def __exit__(self, *exc):
        _tags.reset(self.token)
        return False


def ask(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=_tags.get())


@tagged(team_id="dairy", cost_center="cc-914", service="milk", environment="prod")
def morning():
    with tagged(correlation_id="m-1"):
        ask("yield")
    ask("weather")


def main():
    morning()
