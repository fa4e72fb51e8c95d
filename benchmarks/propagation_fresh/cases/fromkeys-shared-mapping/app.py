"""dict.fromkeys(names, {}) gives every name the same dict."""
from anthropic import Anthropic

api = Anthropic()


def stages():
    per_stage = dict.fromkeys(("draft", "final"), {"x-team-id": "fk", "x-cost-center": "cc-13", "x-service": "fk"})
    per_stage["draft"].update({"x-environment": "prod", "x-correlation-id": "d"})
    return per_stage


def lost():
    per_stage = dict.fromkeys(("draft", "final"), {"x-team-id": "fk", "x-cost-center": "cc-13", "x-service": "fk",
                                                   "x-environment": "prod", "x-correlation-id": "f"})
    per_stage["draft"].pop("x-environment")
    return per_stage


def gained(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=stages()["final"],
                               messages=[{"role": "user", "content": text}])


def robbed(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=lost()["final"],
                               messages=[{"role": "user", "content": text}])


def main():
    gained("a")
    robbed("b")
