"""Closures: a factory of askers; the second asker is made before the team is known."""
from openai import OpenAI


def make_asker(client, tags):
    count = 0

    def ask(text):
        nonlocal count
        count += 1
        return client.responses.create(model="gpt-4o", input=text, extra_headers={**tags, "x-correlation-id": f"n{count}"})

    return ask


def complete(text):
    ask = make_asker(OpenAI(), {"x-team-id": "cl", "x-cost-center": "cc-47", "x-service": "cl", "x-environment": "prod"})
    return ask(text)


def early(text):
    tags = {"x-cost-center": "cc-47", "x-service": "cl", "x-environment": "prod"}
    ask = make_asker(OpenAI(), dict(tags))
    tags["x-team-id"] = "cl"
    return ask(text)


def late(text):
    tags = {"x-cost-center": "cc-47", "x-service": "cl", "x-environment": "prod"}
    ask = make_asker(OpenAI(), tags)
    tags["x-team-id"] = "cl"
    return ask(text)


def main():
    complete("a")
    early("b")
    late("c")
