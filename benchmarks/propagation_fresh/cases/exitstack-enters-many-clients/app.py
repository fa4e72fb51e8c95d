from contextlib import ExitStack

import anthropic
import openai

OWNER = {"x-team-id": "es", "x-cost-center": "cc-44", "x-service": "es", "x-environment": "prod"}


def vote(text, cid):
    with ExitStack() as stack:
        gpt = stack.enter_context(openai.OpenAI(default_headers=OWNER))
        claude = stack.enter_context(anthropic.Anthropic(default_headers={**OWNER, "x-correlation-id": cid}))
        first = gpt.responses.create(model="gpt-4o", input=text)
        second = claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])
        return first, second


def main():
    vote("a", "v-1")
