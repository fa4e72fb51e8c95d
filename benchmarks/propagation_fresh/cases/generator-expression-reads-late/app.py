"""A generator expression reads its mapping when it runs: after one of the keys is gone."""
from openai import OpenAI

client = OpenAI()


def tags():
    return {"x-team-id": "gl", "x-cost-center": "cc-5", "x-service": "gl", "x-environment": "prod", "x-correlation-id": "1"}


def late(text):
    source = tags()
    names = ["x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"]
    pairs = ((name, source[name]) for name in names if name in source)
    del source["x-service"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(pairs))


def early(text):
    source = tags()
    pairs = [(name, value) for name, value in source.items()]
    del source["x-service"]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(pairs))


def main():
    late("a")
    early("b")
