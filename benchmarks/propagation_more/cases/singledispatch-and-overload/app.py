"""functools.singledispatch picks by type; one implementation forgets the id."""
import functools
from dataclasses import dataclass

import anthropic

claude = anthropic.Anthropic()
OWNER = {"x-team-id": "sd", "x-cost-center": "cc-428", "x-service": "sd", "x-environment": "prod"}


@dataclass
class Mail:
    id: str
    text: str


@dataclass
class Chat:
    lines: list


@functools.singledispatch
def handle(item):
    raise TypeError(type(item))


@handle.register
def _(item: Mail):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=OWNER | {"x-correlation-id": item.id},
                                  messages=[{"role": "user", "content": item.text}])


@handle.register(Chat)
def _chat(item):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=OWNER,
                                  messages=[{"role": "user", "content": line} for line in item.lines])


def main():
    handle(Mail("m-1", "a"))
    handle(Chat(["b"]))
