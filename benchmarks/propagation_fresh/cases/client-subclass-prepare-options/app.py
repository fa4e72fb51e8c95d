"""Hooks of the SDKs for subclasses: a request method that adds headers, and one that is forgotten."""
import anthropic
from openai import OpenAI

OWNER = {"x-team-id": "sb", "x-cost-center": "cc-362", "x-service": "sb", "x-environment": "prod", "x-correlation-id": "s"}


class Tagged(OpenAI):
    def _prepare_options(self, options):
        options = super()._prepare_options(options)
        options.headers = {**(options.headers or {}), **OWNER}
        return options


class Claude(anthropic.Anthropic):
    def __init__(self, **kwargs):
        kwargs.setdefault("default_headers", {k: v for k, v in OWNER.items() if k != "x-environment"})
        super().__init__(**kwargs)


def ask(text):
    return Tagged().responses.create(model="gpt-4o", input=text)


def ask_claude(text, **options):
    return Claude(**options).messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_claude("a", default_headers=OWNER)
    ask_claude("b", timeout=5)
