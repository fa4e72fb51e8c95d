from __future__ import annotations

from typing import Protocol

import anthropic
import openai


class Backend(Protocol):
    def send(self, prompt: str, tags: dict[str, str]) -> str: ...


class OpenAIBackend:
    def __init__(self) -> None:
        self.client = openai.OpenAI(max_retries=0)

    def send(self, prompt: str, tags: dict[str, str]) -> str:
        return self.client.responses.create(model="gpt-4o", input=prompt, metadata=tags).output_text


class AnthropicBackend:
    def __init__(self) -> None:
        self.client = anthropic.Anthropic(max_retries=0)

    def send(self, prompt: str, tags: dict[str, str]) -> str:
        message = self.client.messages.create(
            model="claude-sonnet-4-0", max_tokens=64, messages=[{"role": "user", "content": prompt}],
            metadata={"user_id": tags["correlation_id"]})
        return message.content[0].text


class Router:
    def __init__(self, *backends: Backend) -> None:
        self.backends = backends

    def send(self, prompt: str, **tags: str) -> str:
        errors = []
        for backend in self.backends:
            try:
                return backend.send(prompt, tags)
            except (openai.APIError, anthropic.APIError) as exc:
                errors.append(exc)
        raise ExceptionGroup("all backends failed", errors)
