"""Header providers are zero-argument callables that are asked for each request."""
import itertools

import anthropic

_counter = itertools.count(1)
PROVIDERS = {
    "x-team-id": lambda: "bluff",
    "x-cost-center": lambda: "cc-980",
    "x-service": lambda: "cliffs",
    "x-environment": lambda: "prod",
    "x-correlation-id": lambda: f"bluff-{next(_counter)}",
}
QUIET = {name: provider for name, provider in PROVIDERS.items() if name != "x-correlation-id"}


def ask(text, providers):
    return anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
        extra_headers={name: provider() for name, provider in providers.items()})


def gulls(text):
    return ask(text, PROVIDERS)


def terns(text):
    return ask(text, QUIET)


def main():
    gulls("a")
    terns("b")
