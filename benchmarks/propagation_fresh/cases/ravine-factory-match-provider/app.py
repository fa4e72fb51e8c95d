from typing import Literal, assert_never

from anthropic import Anthropic
from openai import OpenAI

TAGS = {"x-team-id": "ravine", "x-cost-center": "cc-851", "x-service": "echo-map", "x-environment": "prod"}
Provider = Literal["openai", "anthropic"]


def make(provider: Provider, correlation: str):
    headers = {**TAGS, "x-correlation-id": correlation}
    match provider:
        case "openai":
            return OpenAI(default_headers=headers)
        case "anthropic":
            return Anthropic(default_headers=TAGS)
        case _:
            assert_never(provider)


def main():
    gpt = make("openai", "r1")
    gpt.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "hello"}])
    claude = make("anthropic", "r2")
    claude.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": "hello"}])
