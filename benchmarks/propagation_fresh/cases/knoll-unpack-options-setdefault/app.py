from typing import TypedDict

import anthropic
from typing_extensions import Unpack


class Options(TypedDict, total=False):
    max_tokens: int
    extra_headers: dict[str, str]
    system: str


claude = anthropic.Anthropic()
OWNER = {"x-team-id": "knoll", "x-cost-center": "cc-968", "x-service": "sheep", "x-environment": "prod"}


def ask(text, **options: Unpack[Options]):
    options.setdefault("max_tokens", 16)
    options.setdefault("extra_headers", OWNER)
    return claude.messages.create(model="claude-sonnet-4-0", messages=[{"role": "user", "content": text}], **options)


def shear(text, cid):
    return ask(text, system="brief", extra_headers={**OWNER, "x-correlation-id": cid})


def lamb(text):
    return ask(text, max_tokens=4)


def main():
    shear("wool", "k-1")
    lamb("twins")
