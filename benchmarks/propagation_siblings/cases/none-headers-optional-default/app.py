from __future__ import annotations

import anthropic
from openai import NOT_GIVEN, OpenAI, omit

FULL = {"x-team-id": "n", "x-cost-center": "cc", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = OpenAI()
tagged = OpenAI(default_headers=FULL)
claude = anthropic.Anthropic(default_headers=FULL)


def ask(text: str, headers: dict[str, str] | None = None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers or FULL)


def ask_plain(text: str, headers: dict[str, str] | None = None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_given(text: str, metadata=NOT_GIVEN):
    return tagged.responses.create(model="gpt-4o", input=text, metadata=metadata)


def ask_dropped(text: str):
    return tagged.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": omit})


def ask_none_values(text: str):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={k: v or "0" for k, v in FULL.items()})


def claude_dropped(text: str):
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=5, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-cost-center": anthropic.NotGiven() and "cc-2"})


def claude_omit(text: str):
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=5, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-service": anthropic.omit, "X-Environment": "stage"})


def main():
    ask("a")
    ask("a", {})
    ask("a", FULL)
    ask_plain("a")
    ask_plain("a", FULL)
    ask_given("a")
    ask_dropped("a")
    ask_none_values("a")
    claude_omit("a")
