"""The wrapper builds a request dict and lays the caller's options under its own."""
import litellm

TAGS = {"x-team-id": "lw", "x-cost-center": "cc-2071", "x-service": "lw", "x-environment": "prod", "x-correlation-id": "1"}


def complete(text, **options):
    request = options | {"model": "openai/gpt-4o-mini", "messages": [{"role": "user", "content": text}], "extra_headers": {"x-service": "lw"}}
    return litellm.completion(**request)


def complete_kindly(text, **options):
    request = {"model": "openai/gpt-4o-mini", "extra_headers": {"x-service": "lw"}} | options
    return litellm.completion(messages=[{"role": "user", "content": text}], **request)


def main():
    complete("a", extra_headers=TAGS)
    complete_kindly("b", extra_headers=TAGS)
