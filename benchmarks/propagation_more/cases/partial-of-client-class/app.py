"""partial over the client's constructor, functools.partial in a registry, and a partial of a partial."""
from functools import partial

import anthropic
from openai import OpenAI

OWNER = {"x-team-id": "pc", "x-cost-center": "cc-479", "x-service": "pc", "x-environment": "prod"}
make = {
    "openai": partial(OpenAI, default_headers={**OWNER, "x-correlation-id": "p"}, max_retries=0),
    "claude": partial(anthropic.Anthropic, default_headers=OWNER),
}
fast = partial(make["openai"], timeout=3)


def ask(text):
    return fast().responses.create(model="gpt-4o", input=text)


def ask_claude(text):
    return make["claude"]().messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def ask_replaced(text):
    return fast(default_headers={"x-team-id": "pc"}).responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    ask_claude("a")
    ask_replaced("a")
