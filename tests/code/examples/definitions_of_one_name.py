"""Functions that share a name, since a decorator takes each of them: none of them hides the one before."""

from functools import singledispatch, singledispatchmethod

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
HANDLERS = []


@singledispatch
def ask(event):
    raise TypeError(event)


@ask.register
def _(event: str):
    return client.responses.create(model="m", input=event, extra_headers=OWNER)  # expect: fail correlation_id


@ask.register
def _(event: int):
    return client.responses.create(model="m", input=str(event), extra_headers=TAGS)  # expect: pass


class Desk:
    @singledispatchmethod
    def say(self, event):
        raise TypeError(event)

    @say.register
    def _(self, event: str):
        return client.responses.create(model="m", input=event, extra_headers=TAGS)  # expect: pass

    @say.register
    def _(self, event: int):
        return client.responses.create(model="m", input=str(event), extra_headers=OWNER)  # expect: fail correlation_id

    @property
    def topic(self):
        return client.responses.create(model="m", input="topic", extra_headers=TAGS)  # expect: pass

    @topic.setter
    def topic(self, value):
        client.responses.create(model="m", input=value, extra_headers=OWNER)  # expect: fail correlation_id


def handler(function):
    HANDLERS.append(function)
    return function


@handler
def on_event(text):
    return client.responses.create(model="m", input=text, extra_headers=OWNER)  # expect: fail correlation_id


@handler
def on_event(text):  # noqa: F811 (the list has both)
    return client.responses.create(model="m", input=text, extra_headers=TAGS)  # expect: pass


def main():
    for event in ("a", 2):
        ask(event)
        Desk().say(event)
    Desk().topic = "b"
    for function in HANDLERS:
        function("c")
