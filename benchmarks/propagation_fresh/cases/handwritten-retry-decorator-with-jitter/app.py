import functools
import random
import time

import anthropic


def with_retry(attempts=3, base=0.0):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(self, *args, **kwargs):
            for attempt in range(attempts):
                try:
                    return fn(self, *args, **kwargs)
                except anthropic.APIStatusError:
                    if attempt == attempts - 1:
                        raise
                    time.sleep(base * random.random())
            raise RuntimeError("unreachable")

        return wrapper

    return decorate


class Claude:
    def __init__(self, tags):
        self._client = anthropic.Anthropic(max_retries=0)
        self._tags = dict(tags)

    @with_retry()
    def ask(self, text, *, trace):
        return self._client.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=64,
            messages=[{"role": "user", "content": text}],
            extra_headers=self._tags | {"x-correlation-id": trace},
        )

    @with_retry(attempts=2)
    def count_then_ask(self, text):
        self._client.messages.count_tokens(
            model="claude-sonnet-4-5", messages=[{"role": "user", "content": text}]
        )
        return self._client.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=64,
            messages=[{"role": "user", "content": text}],
            extra_headers=self._tags,
        )


def main():
    claude = Claude({"x-team-id": "m", "x-cost-center": "cc-5", "x-service": "qa", "x-environment": "prod"})
    claude.ask("a", trace="t")
    claude.count_then_ask("a")
