from functools import partial

from openai import OpenAI

OWNER = {"x-team-id": "pt", "x-cost-center": "cc-48", "x-service": "pt", "x-environment": "prod"}
FULL = {**OWNER, "x-correlation-id": "boot"}
respond = partial(OpenAI().responses.create, model="gpt-4o", extra_headers=FULL)
cheap = partial(respond, model="gpt-4o-mini")


def ask(text):
    return respond(input=text)


def ask_cheap(text):
    return cheap(input=text)


def ask_owner(text):
    return cheap(input=text, extra_headers=OWNER)


def main():
    ask("a")
    ask_cheap("b")
    ask_owner("c")
