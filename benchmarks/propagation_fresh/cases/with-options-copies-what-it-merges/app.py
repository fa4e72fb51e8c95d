"""with_options(default_headers=...) merges into a copy; what the base mapping gets later, the copy does not have."""
from openai import OpenAI


def late(text):
    tags = {"x-team-id": "wm", "x-cost-center": "cc-2", "x-service": "wm"}
    client = OpenAI(default_headers=tags)
    scoped = client.with_options(default_headers={"x-correlation-id": "1"})
    tags["x-environment"] = "prod"
    return scoped.responses.create(model="gpt-4o", input=text)


def early(text):
    tags = {"x-team-id": "wm", "x-cost-center": "cc-2", "x-service": "wm"}
    client = OpenAI(default_headers=tags)
    tags["x-environment"] = "prod"
    scoped = client.with_options(default_headers={"x-correlation-id": "1"})
    return scoped.responses.create(model="gpt-4o", input=text)


def main():
    late("a")
    early("b")
