"""@tagged and @tagged(service=...) both work; the bare form knows no service."""
import functools

from openai import OpenAI

client = OpenAI()


def tagged(fn=None, *, service=None):
    if fn is None:
        return functools.partial(tagged, service=service)

    @functools.wraps(fn)
    def wrapper(text, **kw):
        headers = {"x-team-id": "do", "x-cost-center": "cc-40", "x-environment": "prod", "x-correlation-id": f"{fn.__name__}-1"}
        if service:
            headers["x-service"] = service
        return fn(text, headers=headers, **kw)

    return wrapper


@tagged(service="intro")
def intro(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@tagged
def outro(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    intro("a")
    outro("b")
