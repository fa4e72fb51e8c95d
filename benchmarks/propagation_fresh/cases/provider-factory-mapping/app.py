from anthropic import Anthropic
from openai import OpenAI

TAGS = {"x-team-id": "fm", "x-cost-center": "cc-936", "x-service": "fm", "x-environment": "prod"}


class Chat:
    def __init__(self, provider, sdk):
        self.provider = provider
        self.sdk = sdk

    @classmethod
    def connect(cls, provider, **extra):
        make = {"openai": OpenAI, "anthropic": Anthropic}[provider]
        headers = {**TAGS, **extra} if provider == "openai" else TAGS
        return cls(provider, make(default_headers=headers))

    def __call__(self, text):
        if self.provider == "openai":
            return self.sdk.responses.create(model="gpt-4o", input=text).output_text
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=9,
                                        messages=[{"role": "user", "content": text}]).content[0].text


def main():
    correlation = {"x-correlation-id": "f-1"}
    for provider in ("openai", "anthropic"):
        chat = Chat.connect(provider, **correlation)
        chat("a")
