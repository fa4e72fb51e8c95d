from contextlib import contextmanager

from openai import OpenAI

client = OpenAI()
current = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


@contextmanager
def without(name):
    saved = current.pop(name)
    try:
        yield
    finally:
        current[name.upper()] = saved


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=current)


def ask_in(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=current)


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=current)


def main():
    ask("a")
    with without("x-team-id"):
        ask_in("b")
    ask_after("c")
