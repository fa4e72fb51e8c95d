from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

if TYPE_CHECKING:
    from anthropic import Anthropic

    def _never(c: Anthropic):
        return c.messages.create(model="m", max_tokens=1, messages=[])


def build() -> Anthropic:
    module = __import__("anthropic")
    return cast("Anthropic", module.Anthropic())


def ascend(client: Annotated[Anthropic, "shared"], text: str, headers: dict[str, str]):
    return client.messages.create(model="claude-haiku-4-5", max_tokens=2, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    client = build()
    steps = {"x-team-id": "ziggurat", "x-cost-center": "cc-869", "x-service": "steps", "x-environment": "prod"}
    ascend(client, "first", steps | {"x-correlation-id": "1"})
    ascend(client, "second", steps)
