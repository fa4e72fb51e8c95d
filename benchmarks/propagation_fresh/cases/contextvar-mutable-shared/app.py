from contextvars import ContextVar

from openai import OpenAI

BASE = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}
current = ContextVar("current", default=BASE)
client = OpenAI()


def begin(cid):
    current.get()["x-correlation-id"] = cid


def end():
    current.get().pop("x-correlation-id", None)


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=current.get())


def ask_outside(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=current.get())


def main():
    begin("1")
    ask("a")
    end()
    ask_outside("b")
