"""A loop over a generator is left by break: what the generator would have done after is not done."""
from openai import OpenAI

client = OpenAI()


def steps(headers):
    headers["x-team-id"] = "gb"
    yield 1
    headers["x-cost-center"] = "cc-18"
    headers["x-service"] = "gb"
    yield 2
    headers["x-environment"] = "prod"
    headers["x-correlation-id"] = "1"
    yield 3


def left(text):
    headers = {}
    for step in steps(headers):
        if step == 2:
            break
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ended(text):
    headers = {}
    for _ in steps(headers):
        pass
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    left("a")
    ended("b")
