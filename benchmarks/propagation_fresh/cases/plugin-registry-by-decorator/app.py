"""Providers register themselves; the registry hands each the same tags, and one of them drops what it does not know."""
from anthropic import Anthropic
from openai import OpenAI

PROVIDERS = {}
KNOWN = {"x-team-id", "x-service", "x-environment"}


def provider(name):
    def register(cls):
        PROVIDERS[name] = cls
        return cls
    return register


@provider("openai")
class Gpt:
    def complete(self, text, tags):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=tags)


@provider("anthropic")
class Claude:
    def complete(self, text, tags):
        known = {k: v for k, v in tags.items() if k in KNOWN}
        return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=4, extra_headers=known,
                                           messages=[{"role": "user", "content": text}])


def complete(name, text):
    tags = {"x-team-id": "plug", "x-cost-center": "cc-4", "x-service": "plug", "x-environment": "prod", "x-correlation-id": "p-1"}
    return PROVIDERS[name]().complete(text, tags)


def main():
    complete("openai", "a")
    complete("anthropic", "a")
