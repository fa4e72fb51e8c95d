"""**kwargs through two wrappers; the middle one takes extra_headers out and merges it."""
import anthropic

api = anthropic.Anthropic()
OWNER = {"x-team-id": "kw", "x-cost-center": "cc-346", "x-service": "kw"}


def _raw(*, system="", **kwargs):
    return api.messages.create(system=system, **kwargs)


def with_owner(**kwargs):
    extra = kwargs.pop("extra_headers", {})
    return _raw(model="claude-sonnet-4-0", max_tokens=8, extra_headers={**OWNER, **extra}, **kwargs)


def chat(text, **more):
    return with_owner(messages=[{"role": "user", "content": text}], **more)


def good():
    return chat("a", system="s", extra_headers={"x-environment": "prod", "x-correlation-id": "k-1"})


def bad():
    return chat("b", stop_sequences=["."], extra_headers={"x-environment": "prod"})


def main():
    good()
    bad()
