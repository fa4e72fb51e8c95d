import importlib

from anthropic import Anthropic as Claude

sdk = importlib.import_module("openai")
Gpt = sdk.OpenAI
TAGS = {"x-team-id": "ia", "x-cost-center": "cc-934", "x-service": "ia", "x-environment": "prod", "x-correlation-id": "1"}


def by_module(text):
    return Gpt().responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def by_module_untagged(text):
    return sdk.OpenAI().embeddings.create(model="text-embedding-3-small", input=text)


def by_alias(text):
    create = Claude(default_headers={**TAGS}).messages.create
    return create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def main():
    by_module("a")
    by_module_untagged("a")
    by_alias("a")
