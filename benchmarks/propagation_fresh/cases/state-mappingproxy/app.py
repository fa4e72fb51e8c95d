from types import MappingProxyType

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


_tags = dict(TAGS)
tags = MappingProxyType(_tags)


def change():
    _tags.pop("x-team-id")


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(tags))


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(tags))


def main():
    ask("a")
    change()
    ask_after("b")
