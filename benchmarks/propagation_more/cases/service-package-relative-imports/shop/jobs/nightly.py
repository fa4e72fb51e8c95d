import anthropic

from ..llm import ask
from shop.llm.headers import build as build_headers


def run(texts):
    for text in texts:
        ask(text, job="nightly")
    claude = anthropic.Anthropic(default_headers=build_headers("nightly", "batch"))
    claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": "done"}])
