"""Placeholders that arise by computing: upper(), formatting of None, a template never filled in."""
from anthropic import Anthropic

claude = Anthropic()
SERVICE = "default"
TEMPLATE = "${TEAM}"


def ask(text, cid=None):
    return claude.messages.create(
        model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": text}],
        extra_headers={"x-team-id": TEMPLATE, "x-cost-center": "cc-344", "x-service": SERVICE.upper(),
                       "x-environment": "prod", "x-correlation-id": f"{cid}"})


def ask_named(text, cid):
    return claude.messages.create(
        model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": text}],
        extra_headers={"x-team-id": TEMPLATE.replace("${TEAM}", "ph"), "x-cost-center": "cc-344",
                       "x-service": f"{SERVICE}-api", "x-environment": "example.org", "x-correlation-id": f"{cid}"})


def main():
    ask("a")
    ask_named("a", 12)
