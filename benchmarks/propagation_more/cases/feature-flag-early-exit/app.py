"""A flag from the environment chooses the client; both clients carry the owner, one lacks the id."""
import os

import anthropic

OWNER = {"x-team-id": "fe", "x-cost-center": "cc-418", "x-service": "fe", "x-environment": "prod"}
NEW_GATEWAY = os.getenv("NEW_GATEWAY", "0") == "1"
old = anthropic.Anthropic(default_headers=OWNER)
new = anthropic.Anthropic(default_headers={**OWNER, "x-correlation-id": "gateway"})


def pick():
    if NEW_GATEWAY:
        return new
    return old


def ask(text):
    return pick().messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def ask_tagged(text, cid):
    return pick().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={"x-correlation-id": cid},
                                  messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_tagged("a", "1")
