from typing import Protocol

from anthropic import Anthropic
from openai import OpenAI


class Sender(Protocol):
    def __call__(self, text: str, tags: dict) -> str: ...


class ViaOpenAI:
    def __init__(self):
        self.sdk = OpenAI()

    def __call__(self, text, tags):
        return self.sdk.responses.create(model="gpt-4o", input=text, extra_headers=tags).output_text


class ViaAnthropic:
    def __init__(self, keep=("x-team-id", "x-cost-center")):
        self.sdk = Anthropic()
        self.keep = set(keep)

    def __call__(self, text, tags):
        tags = {k: v for k, v in tags.items() if k in self.keep}
        return self.sdk.messages.create(model="claude-haiku-4-5", max_tokens=4, extra_headers=tags,
                                        messages=[{"role": "user", "content": text}]).content[0].text


def concierge(send: Sender, text, cid):
    return send(text, {"x-team-id": "hotel", "x-cost-center": "cc-61", "x-service": "concierge",
                       "x-environment": "prod", "x-correlation-id": cid})


def main():
    concierge(ViaOpenAI(), "a", "1")
    concierge(ViaAnthropic(), "b", "2")
