from typing import Optional

import anthropic

api = anthropic.Anthropic()
OWNER = {"x-team-id": "toll", "x-cost-center": "cc-351", "x-service": "gate", "x-environment": "prod"}


def combine(first: Optional[dict] = None, second: Optional[dict] = None) -> Optional[dict]:
    if first and second:
        return {**first, **second}
    return first or second


def ask(text, headers: Optional[dict] = None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=headers)


def both(text):
    return ask(text, combine(OWNER, {"x-correlation-id": "t-1"}))


def one(text):
    return ask(text, combine(OWNER))


def none(text):
    return ask(text, combine())


def main():
    both("a")
    one("b")
    none("c")
