from __future__ import annotations

from typing import TYPE_CHECKING, cast

from clients import make

if TYPE_CHECKING:
    from anthropic import Anthropic
    from anthropic.types import Message


class Editor:
    client: Anthropic

    def __init__(self, client: Anthropic | None = None) -> None:
        self.client = client or make("editor")

    def edit(self, text: str, cid: str) -> Message:
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers={"x-correlation-id": cid},
                                           messages=[{"role": "user", "content": text}])

    def proofread(self, text: str) -> Message:
        client = cast("Anthropic", self.client)
        return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    editor = Editor()
    editor.edit("a", "1")
    editor.proofread("a")
