"""Constructor injection of a callable port; the container wires one use case without tags."""
from dataclasses import dataclass, field
from typing import Callable, Protocol

import anthropic


class Port(Protocol):
    def __call__(self, text: str) -> str: ...


@dataclass
class Container:
    owner: dict = field(default_factory=lambda: {"x-team-id": "di", "x-cost-center": "cc-1049", "x-service": "di", "x-environment": "prod"})
    sdk: anthropic.Anthropic = field(default_factory=anthropic.Anthropic)

    def port(self, **headers) -> Port:
        def ask(text):
            return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers={**self.owner, **headers},
                                            messages=[{"role": "user", "content": text}]).content[0].text
        return ask


@dataclass
class Translate:
    llm: Port

    def __call__(self, text):
        return self.llm(f"Translate {text}")


def main():
    box = Container()
    Translate(box.port(**{"x-correlation-id": "1"}))("a")
    Translate(box.port())("b")
