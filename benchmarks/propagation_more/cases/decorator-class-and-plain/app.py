"""A decorator without arguments, a decorator object with __call__, and one stacked in the wrong order."""
import functools

import anthropic

api = anthropic.Anthropic()
OWNER = {"x-team-id": "dc", "x-cost-center": "cc-360", "x-service": "dc", "x-environment": "prod"}


def owned(fn):
    @functools.wraps(fn)
    def inner(*args, headers=None, **kwargs):
        return fn(*args, headers={**OWNER, **(headers or {})}, **kwargs)
    return inner


class Correlated:
    def __init__(self, prefix):
        self.prefix = prefix

    def __call__(self, fn):
        def inner(text, headers=None):
            return fn(text, headers={**(headers or {}), "x-correlation-id": f"{self.prefix}-{len(text)}"})
        return inner


def stripped(fn):
    def inner(text, headers=None):
        return fn(text)
    return inner


@owned
@Correlated("dc")
def ask(text, headers=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


@owned
@stripped
@Correlated("ds")
def ask_stripped(text, headers=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_stripped("a")
