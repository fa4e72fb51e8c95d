"""Tagging is patched onto the resource for a while and taken off again."""
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "choir", "x-cost-center": "cc-13", "x-service": "choir", "x-environment": "prod", "x-correlation-id": "c"}


class Tagging:
    def __init__(self, resource, tags):
        self.resource, self.tags = resource, tags

    def __enter__(self):
        self.original = original = self.resource.create

        def tagged(**kw):
            kw["extra_headers"] = {**self.tags, **(kw.get("extra_headers") or {})}
            return original(**kw)
        self.resource.create = tagged

    def __exit__(self, *exc):
        self.resource.create = self.original


def sing(text):
    with Tagging(client.responses, TAGS):
        return client.responses.create(model="gpt-4o", input=text)


def hum(text):
    return client.responses.create(model="gpt-4o", input=text)


def main():
    sing("a")
    hum("b")
