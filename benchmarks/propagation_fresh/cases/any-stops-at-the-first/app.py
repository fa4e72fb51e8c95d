"""any() and `or` stop early: the second filler is never called."""
from openai import OpenAI

client = OpenAI()


def owner(headers):
    headers.update({"x-team-id": "an", "x-cost-center": "cc-20", "x-service": "an"})
    return True


def trace(headers):
    headers.update({"x-environment": "prod", "x-correlation-id": "1"})
    return True


def by_any(text):
    headers = {}
    any(fill(headers) for fill in (owner, trace))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def by_all(text):
    headers = {}
    all(fill(headers) for fill in (owner, trace))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def by_or(text):
    headers = {}
    owner(headers) or trace(headers)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def by_and(text):
    headers = {}
    owner(headers) and trace(headers)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    by_any("a")
    by_all("b")
    by_or("c")
    by_and("d")
