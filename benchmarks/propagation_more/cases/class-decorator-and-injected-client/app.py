"""A class decorator that wraps a method, and one that sets the client as a class attribute."""
import functools

from openai import OpenAI

TAGS = {"x-team-id": "cd", "x-cost-center": "cc-425", "x-service": "cd", "x-environment": "prod", "x-correlation-id": "1"}


def tagged(*methods):
    def wrap(cls):
        for name in methods:
            original = getattr(cls, name)

            def method(self, *args, _original=original, **kwargs):
                kwargs.setdefault("headers", TAGS)
                return _original(self, *args, **kwargs)
            setattr(cls, name, functools.wraps(original)(method))
        return cls
    return wrap


def with_client(cls):
    cls.client = OpenAI()
    return cls


@tagged("ask")
@with_client
class Bot:
    def ask(self, text, headers=None):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)

    def guess(self, text, headers=None):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    Bot().ask("a")
    Bot().guess("a")
