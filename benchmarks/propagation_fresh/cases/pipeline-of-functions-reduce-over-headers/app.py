from functools import reduce

from openai import OpenAI

client = OpenAI()


def owner(headers):
    return {**headers, "x-team-id": "fp", "x-cost-center": "cc-3360"}


def place(headers):
    return {**headers, "x-service": "fp", "x-environment": "prod"}


def trace(headers):
    return {**headers, "x-correlation-id": "fp-1"}


def compose(*steps):
    return lambda start: reduce(lambda value, step: step(value), steps, start)


full = compose(owner, place, trace)
short = compose(owner, trace)


def one():
    return client.responses.create(model="gpt-4o", input="a", extra_headers=full({}))


def two():
    return client.responses.create(model="gpt-4o", input="a", extra_headers=short({}))


def main():
    one()
    two()
