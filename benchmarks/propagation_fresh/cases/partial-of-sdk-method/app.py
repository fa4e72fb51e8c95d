from functools import partial

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "pm", "x-cost-center": "cc-927", "x-service": "pm", "x-environment": "prod", "x-correlation-id": "1"}

create = partial(client.responses.create, model="gpt-4o")
tagged = partial(create, extra_headers=TAGS)


def ask(text):
    return tagged(input=text)


def ask_small(text):
    return tagged(input=text, model="gpt-4o-mini", extra_headers={"x-team-id": "pm"})


def ask_raw(text):
    return create(input=text)


def main():
    ask("a")
    ask_small("a")
    ask_raw("a")
