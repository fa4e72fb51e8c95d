"""The clients that services should use instead of making their own."""

from typing import Any

import anthropic
from openai import OpenAI

from .headers import owner_headers


def openai_client(team: str, endpoint: str) -> OpenAI:
    return OpenAI(default_headers=owner_headers(team, endpoint), max_retries=1)


_claude = anthropic.Anthropic()


def ask_claude(prompt: str, *, headers: dict[str, str] | None = None, **options: Any) -> str:
    message = _claude.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=512,
        messages=[{"role": "user", "content": prompt}],
        extra_headers=headers,
        **options,
    )
    return message.content[0].text
