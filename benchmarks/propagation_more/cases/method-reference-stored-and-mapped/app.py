"""Bound methods kept in attributes, tuples and arguments, called later with or without headers."""
from openai import OpenAI

TAGS = {"x-team-id": "mr", "x-cost-center": "cc-373", "x-service": "mr", "x-environment": "prod", "x-correlation-id": "1"}


class Step:
    def __init__(self, send, **fixed):
        self.send = send
        self.fixed = fixed

    def __call__(self, text):
        return self.send(input=text, **self.fixed)


def apply(fn, text):
    return fn(text)


def build(client):
    first = Step(client.responses.create, model="gpt-4o", extra_headers=TAGS)
    second = Step(client.responses.create, model="gpt-4o-mini")
    return first, second


def main():
    first, second = build(OpenAI())
    apply(first, "a")
    apply(second, "b")
