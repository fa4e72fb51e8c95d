from functools import partial

import anthropic
import openai

gpt = openai.OpenAI(max_retries=0)
claude = anthropic.Anthropic(max_retries=0)
H = {"x-team-id": "chain", "x-cost-center": "cc-3338", "x-service": "chain", "x-environment": "prod", "x-correlation-id": "c"}


def ask_gpt(text, *, headers):
    return gpt.responses.create(model="gpt-4o-down", input=text, extra_headers=headers)


def ask_claude(text, *, headers=None):
    return claude.messages.create(
        model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": text}], extra_headers=headers)


CHAIN = [partial(ask_gpt, headers=H), ask_claude]


def ask(text):
    for attempt in CHAIN:
        try:
            return attempt(text)
        except (openai.APIError, anthropic.APIError):
            continue
    return None


def main():
    ask("a")
