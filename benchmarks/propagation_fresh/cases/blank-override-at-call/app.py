"""A call may blank a default; a second default layer may repair it."""
from anthropic import Anthropic
from openai import OpenAI

FULL = {"x-team-id": "bl", "x-cost-center": "cc-910", "x-service": "bl", "x-environment": "prod", "x-correlation-id": "b"}
gpt = OpenAI(default_headers=FULL)
claude = Anthropic(default_headers={**FULL, "x-service": ""})


def anonymised(text):
    return gpt.responses.create(model="gpt-4o", input=text, extra_headers={"X-Team-Id": ""})


def repaired(text):
    scoped = claude.with_options(default_headers={"x-service": "bl"})
    return scoped.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": text}])


def broken(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": text}])


def main():
    anonymised("a")
    repaired("a")
    broken("a")
