"""A registry filled by a decorator; each provider function is found by name."""
import anthropic
from openai import OpenAI

PROVIDERS = {}
TAGS = {"x-team-id": "rg", "x-cost-center": "cc-371", "x-service": "rg", "x-environment": "prod", "x-correlation-id": "1"}
CLIENTS = {"gpt": OpenAI(default_headers=TAGS), "spare": OpenAI(default_headers={"x-team-id": "rg"})}


def provider(name):
    def register(fn):
        PROVIDERS[name] = fn
        return fn
    return register


@provider("gpt")
def ask_gpt(text, headers):
    return CLIENTS["gpt"].responses.create(model="gpt-4o", input=text)


@provider("claude")
def ask_claude(text, headers):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                                 messages=[{"role": "user", "content": text}])


@provider("spare")
def ask_spare(text, headers):
    return CLIENTS["spare"].responses.create(model="gpt-4o", input=text)


def ask(name, text):
    return PROVIDERS[name](text, headers=TAGS)


def main():
    ask("gpt", "a")
    ask("claude", "a")
    ask("spare", "a")
