"""A mutable default argument remembers what the first caller put in."""
from openai import OpenAI

client = OpenAI()


def headers(cid=None, _store={"x-team-id": "ds", "x-cost-center": "cc-960", "x-service": "ds", "x-environment": "prod"}):
    if cid:
        _store["x-correlation-id"] = cid
    return _store


def first(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def second(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("2"))


def third(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    first("a")
    second("a")
    third("a")
