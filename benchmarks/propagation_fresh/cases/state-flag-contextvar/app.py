from contextvars import ContextVar

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


on = ContextVar("on", default=True)


def change():
    on.set(False)


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if on.get() else {})


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if on.get() else {})


def main():
    ask("a")
    change()
    ask_after("b")
