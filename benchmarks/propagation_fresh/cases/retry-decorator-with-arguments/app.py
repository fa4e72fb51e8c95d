"""A retry decorator with arguments; at the last attempt it switches the model and leaves the headers out."""
import functools

from openai import OpenAI, RateLimitError

client = OpenAI(max_retries=0)
TAGS = {"x-team-id": "retry", "x-cost-center": "cc-11", "x-service": "retry", "x-environment": "prod", "x-correlation-id": "r-1"}


def retried(times, fallback_model=None):
    def decorate(call):
        @functools.wraps(call)
        def run(*args, **kwargs):
            for _ in range(times):
                try:
                    return call(*args, **kwargs)
                except RateLimitError:
                    continue
            if fallback_model:
                kwargs["model"] = fallback_model
                kwargs.pop("headers", None)
                return call(*args, **kwargs)
            raise RuntimeError("gave up")
        return run
    return decorate


@retried(2)
def steady(text, model="gpt-4o", headers=TAGS):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}], extra_headers=headers)


@retried(1, fallback_model="gpt-4o-mini")
def shaky(text, model="gpt-busy", headers=None):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}], extra_headers=headers)


def main():
    steady("a")
    shaky("b", headers=TAGS)
