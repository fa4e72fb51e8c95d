import os

import anthropic

STAGE = os.environ.get("RELEASE_STAGE")
claude = anthropic.Anthropic(default_headers={"x-team-id": "rel", "x-cost-center": "cc-919", "x-service": "rel"})


def announce(text, tag):
    headers = {"x-correlation-id": tag}
    if STAGE:
        headers["x-environment"] = STAGE
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers)


def announce_beta(text, tag):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-correlation-id": tag, "x-environment": STAGE or "beta"})


def main():
    announce("a", "v1")
    announce_beta("a", "v1")
