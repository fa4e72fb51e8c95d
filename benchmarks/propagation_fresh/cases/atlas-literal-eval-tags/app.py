"""Tags come as the repr of a dict from a constant; ast.literal_eval reads it."""
import ast

import anthropic

FULL = "{'x-team-id': 'atlas', 'x-cost-center': 'cc-901', 'x-service': 'geo', 'x-environment': 'prod'}"
SHORT = "{'x-team-id': 'atlas', 'x-service': 'geo', 'x-environment': 'prod'}"
claude = anthropic.Anthropic()


def locate(text, raw, cid):
    tags = ast.literal_eval(raw)
    tags["x-correlation-id"] = cid
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=8, extra_headers=tags,
                                  messages=[{"role": "user", "content": text}])


def country(text, cid):
    return locate(text, FULL, cid)


def street(text, cid):
    return locate(text, SHORT, cid)


def main():
    country("Oslo", "g-1")
    street("Karl Johans gate", "g-2")
