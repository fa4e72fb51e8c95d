"""Imports inside of functions, and one under another provider's name."""
try:
    from openai import OpenAI as Anthropic
except ImportError:
    Anthropic = None

TAGS = {"x-team-id": "alias", "x-cost-center": "cc-1045", "x-service": "alias", "x-environment": "prod", "x-correlation-id": "a"}


def ask(text):
    return Anthropic(default_headers=TAGS).responses.create(model="gpt-4o", input=text)


def ask_claude(text):
    from anthropic import Client as C, AnthropicError as E
    try:
        return C().messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])
    except E:
        return None


def main():
    ask("a")
    ask_claude("a")
