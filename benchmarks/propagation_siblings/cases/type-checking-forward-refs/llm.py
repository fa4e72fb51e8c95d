from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, Union, cast

if TYPE_CHECKING:
    import anthropic
    from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "tc", "x-cost-center": "cc-1", "x-service": "tc", "x-environment": "prod", "x-correlation-id": "1"}


def ask(client: "Optional[OpenAI]", text: str):
    assert client is not None
    return client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER)


def claude(client: anthropic.Anthropic | None, text: str, headers: dict[str, str]):
    if not client:
        raise RuntimeError
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}], extra_headers=headers)


class Holder:
    client: OpenAI

    def __init__(self, client: Any):
        self.client = cast("OpenAI", client)

    def go(self):
        return self.client.embeddings.create(model="e", input="x")
