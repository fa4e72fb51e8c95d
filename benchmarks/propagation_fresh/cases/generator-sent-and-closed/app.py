"""A generator that fills the mapping on its second step, of which only the first is taken."""
from openai import OpenAI

client = OpenAI()


def filling(headers):
    headers.update({"x-team-id": "gs", "x-cost-center": "cc-17", "x-service": "gs"})
    yield "owner"
    headers.update({"x-environment": "prod", "x-correlation-id": "1"})
    yield "trace"


def first_step(text):
    headers = {}
    steps = filling(headers)
    next(steps)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def both_steps(text):
    headers = {}
    steps = filling(headers)
    next(steps)
    next(steps)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def all_steps(text):
    headers = {}
    list(filling(headers))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    first_step("a")
    both_steps("b")
    all_steps("c")
