from __future__ import annotations

from dataclasses import dataclass, field

import anthropic


@dataclass
class Caller:
    name: str
    owner: dict[str, str] | None = field(default=None)


ECHO = {"x-team-id": "grotto", "x-cost-center": "cc-833", "x-service": "echo", "x-environment": "prod"}
claude = anthropic.Anthropic()


def echo(caller: Caller | None, text: str):
    headers = (caller and caller.owner) or {}
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={**headers, "x-correlation-id": caller.name if caller else "nobody"})


def echo_well(caller: Caller | None, text: str):
    headers = (caller and caller.owner) or ECHO
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={**headers, "x-correlation-id": caller.name if caller else "nobody"})


def main():
    echo(Caller("ann", ECHO), "a")
    echo(Caller("ben"), "a")
    echo_well(None, "a")
    echo_well(Caller("ben"), "a")
