"""The outer decorator runs first: stripping outside of tagging is harmless, inside it is not."""
import functools

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "do", "x-cost-center": "cc-38", "x-service": "do", "x-environment": "prod", "x-correlation-id": "1"}


def tagging(call):
    @functools.wraps(call)
    def run(*args, headers=None, **kwargs):
        return call(*args, headers={**(headers or {}), **TAGS}, **kwargs)
    return run


def stripping(*names):
    def decorate(call):
        @functools.wraps(call)
        def run(*args, headers=None, **kwargs):
            return call(*args, headers={k: v for k, v in (headers or {}).items() if k not in names}, **kwargs)
        return run
    return decorate


@stripping("x-cost-center")
@tagging
def harmless(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@tagging
@stripping("x-cost-center")
def harmful(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    harmless("a")
    harmful("b")
