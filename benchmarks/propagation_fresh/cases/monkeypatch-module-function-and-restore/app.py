"""litellm.completion is replaced by a tagging function for a while."""
import contextlib

import litellm

TAGS = {"x-team-id": "mr", "x-cost-center": "cc-3031", "x-service": "mr", "x-environment": "prod", "x-correlation-id": "m"}


@contextlib.contextmanager
def tagging():
    before = litellm.completion

    def completion(*args, **kwargs):
        kwargs["extra_headers"] = {**TAGS, **(kwargs.get("extra_headers") or {})}
        return before(*args, **kwargs)
    litellm.completion = completion
    try:
        yield
    finally:
        litellm.completion = before


def ask(text):
    return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}])


def ask_outside(text):
    return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}])


def main():
    with tagging():
        ask("a")
    ask_outside("b")
