from typing import Protocol

import anthropic


class Step(Protocol):
    def __call__(self, text: str, headers: dict[str, str]) -> str: ...


class Ask:
    def __init__(self, prefix):
        self.prefix = prefix
        self.client = anthropic.Anthropic()

    def __call__(self, text, headers):
        reply = self.client.messages.create(model="claude-sonnet-4-0", max_tokens=8, extra_headers=headers,
                                            messages=[{"role": "user", "content": self.prefix + text}])
        return reply.content[0].text


class Anonymous:
    def __init__(self, step: Step):
        self.step = step

    def __call__(self, text, headers):
        return self.step(text, {k: v for k, v in headers.items() if k != "x-team-id"})


def run(steps: list[Step], text, headers):
    for step in steps:
        text = step(text, headers)
    return text


def main():
    headers = {"x-team-id": "cl", "x-cost-center": "cc-962", "x-service": "cl", "x-environment": "prod", "x-correlation-id": "1"}
    run([Ask("one "), Ask("two ")], "a", headers)
    run([Anonymous(Ask("three "))], "a", headers)
