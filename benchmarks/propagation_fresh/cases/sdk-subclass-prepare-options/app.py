"""Subclasses of the SDK's client: one adds headers by the property, one in _prepare_options, one in a hook that is not called."""
from openai import OpenAI

TAGS = {"x-team-id": "platform", "x-cost-center": "cc-1", "x-service": "sdk", "x-environment": "prod"}


class PropertyClient(OpenAI):
    @property
    def default_headers(self):
        return {**super().default_headers, **TAGS, "x-correlation-id": "prop"}


class PreparingClient(OpenAI):
    def _prepare_options(self, options):
        headers = dict(options.headers or {})
        headers.update(TAGS, **{"x-correlation-id": "prep"})
        options.headers = headers
        return options


class HookClient(OpenAI):
    def prepare_headers(self):
        return {**TAGS, "x-correlation-id": "hook"}


def one(text):
    return PropertyClient().responses.create(model="gpt-4o", input=text)


def two(text):
    return PreparingClient().responses.create(model="gpt-4o", input=text)


def three(text):
    return HookClient().responses.create(model="gpt-4o", input=text)


def main():
    one("a")
    two("b")
    three("c")
