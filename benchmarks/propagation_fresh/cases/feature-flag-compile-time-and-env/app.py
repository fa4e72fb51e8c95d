"""A kill switch in the environment decides; a module-level constant does not."""
import os

import anthropic

TAGGING = True
OWNER = {"x-team-id": "fx", "x-cost-center": "cc-1083", "x-service": "fx", "x-environment": "prod", "x-correlation-id": "1"}
api = anthropic.Anthropic()


def tags():
    if os.getenv("NO_TAGS"):
        return {}
    return OWNER


def ask(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], extra_headers=tags())


def ask_constant(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                               extra_headers=OWNER if TAGGING else {})


def main():
    ask("a")
    ask_constant("a")
