"""Providers in order: the first is rate limited, the second goes out without the id."""
import openai
from anthropic import Anthropic

TAGS = {"x-team-id": "fb", "x-cost-center": "cc-33", "x-service": "fb", "x-environment": "prod"}


def primary(text, cid):
    return openai.OpenAI(max_retries=0).chat.completions.create(
        model="gpt-4o-primary", messages=[{"role": "user", "content": text}], extra_headers={**TAGS, "x-correlation-id": cid})


def secondary(text, cid):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                                       extra_headers=TAGS)


def ask(text, cid):
    error = None
    for provider in (primary, secondary):
        try:
            return provider(text, cid)
        except openai.RateLimitError as exc:
            error = exc
    raise error


def main():
    ask("a", "f-1")
