from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from openai import OpenAI


class HasLlm(Protocol):
    llm: OpenAI
    headers: dict[str, str]


class Ctx:
    def __init__(self, headers):
        from openai import OpenAI
        self.llm = OpenAI()
        self.headers = headers


def ask(ctx: HasLlm, text: str):
    return ctx.llm.responses.create(model="gpt-4o", input=text, extra_headers=ctx.headers)


def peek(ctx: HasLlm, text: str):
    return ctx.llm.responses.create(model="gpt-4o-mini", input=text)


def main():
    ctx = Ctx({"x-team-id": "tc", "x-cost-center": "cc-90", "x-service": "tc", "x-environment": "prod", "x-correlation-id": "1"})
    ask(ctx, "a")
    peek(ctx, "b")
