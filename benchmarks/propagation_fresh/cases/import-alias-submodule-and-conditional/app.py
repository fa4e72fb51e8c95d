import importlib

import openai.resources as resources
from anthropic import Anthropic as Claude
from openai import OpenAI as Gpt, AsyncOpenAI as _Unused

TAGS = {"x-team-id": "is", "x-cost-center": "cc-4035", "x-service": "is", "x-environment": "prod", "x-correlation-id": "i"}
Llm = Claude if resources is None else Gpt


def ask(text):
    return Llm(default_headers=TAGS).responses.create(model="gpt-4o", input=text)


def ask_imported(text):
    sdk = importlib.import_module("anthropic")
    return sdk.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_imported("b")
