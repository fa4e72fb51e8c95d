"""zip gives its pairs once: the second dict made of it is empty."""
from anthropic import Anthropic

NAMES = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
PAIRS = zip(NAMES, ("it", "cc-3", "it", "prod", "it-1"))
api = Anthropic()


def first(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=dict(PAIRS),
                               messages=[{"role": "user", "content": text}])


def second(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=dict(PAIRS),
                               messages=[{"role": "user", "content": text}])


def main():
    first("a")
    second("b")
