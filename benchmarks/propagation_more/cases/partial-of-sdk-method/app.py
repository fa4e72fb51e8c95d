"""partial over the SDK's own method; a call's keyword replaces the bound one."""
from functools import partial

from openai import OpenAI

TAGS = {"x-team-id": "pt", "x-cost-center": "cc-355", "x-service": "pt", "x-environment": "prod", "x-correlation-id": "1"}
client = OpenAI()
respond = partial(client.responses.create, model="gpt-4o", extra_headers=TAGS)
respond_bare = partial(client.responses.create, model="gpt-4o")


def ask(text):
    return respond(input=text)


def ask_replaced(text):
    return respond(input=text, extra_headers={"x-correlation-id": "2"})


def ask_bare(text):
    return respond_bare(input=text)


def ask_completed(text):
    return partial(respond_bare, extra_headers=TAGS)(input=text)


def main():
    ask("a")
    ask_replaced("a")
    ask_bare("a")
    ask_completed("a")
