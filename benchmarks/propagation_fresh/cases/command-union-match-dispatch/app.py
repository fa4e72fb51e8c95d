from dataclasses import dataclass
from typing import assert_never

import anthropic


@dataclass(frozen=True)
class Summarise:
    text: str
    correlation_id: str


@dataclass(frozen=True)
class Translate:
    text: str
    language: str


Command = Summarise | Translate
OWNER = {"x-team-id": "cmd", "x-cost-center": "cc-27", "x-service": "commands", "x-environment": "prod"}


class Bus:
    def __init__(self) -> None:
        self.client = anthropic.Anthropic(default_headers=OWNER)

    def handle(self, command: Command):
        match command:
            case Summarise(text=text, correlation_id=cid):
                return self.client.messages.create(
                    model="claude-haiku-4-5",
                    max_tokens=99,
                    messages=[{"role": "user", "content": text}],
                    extra_headers={"x-correlation-id": cid},
                )
            case Translate(text, language):
                return self.client.messages.create(
                    model="claude-haiku-4-5",
                    max_tokens=99,
                    messages=[{"role": "user", "content": f"{language}: {text}"}],
                )
            case _:
                assert_never(command)


def main():
    bus = Bus()
    bus.handle(Summarise("a", "c-1"))
    bus.handle(Translate("a", "fr"))
