"""The client's type is known under TYPE_CHECKING and in quotes only; cast changes nothing."""
from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    import anthropic

TAGS = {"x-team-id": "ty", "x-cost-center": "cc-398", "x-service": "ty", "x-environment": "prod", "x-correlation-id": "1"}


class Box:
    client: "anthropic.Anthropic"

    def __init__(self, client: "t.Any"):
        self.client = t.cast("anthropic.Anthropic", client)

    def ask(self, text: str) -> "anthropic.types.Message":
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=TAGS,
                                           messages=[{"role": "user", "content": text}])

    def peek(self, text: str) -> "anthropic.types.Message":
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=2,
                                           messages=[{"role": "user", "content": text}])


def main():
    import anthropic
    box = Box(anthropic.Anthropic())
    box.ask("a")
    box.peek("a")
