"""One wrapper, headers merged over the owner's; callers add, blank out, or override what matters."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "w3", "x-cost-center": "cc-483", "x-service": "w3", "x-environment": "prod"}


def ask(text, headers=None, **kw):
    merged = {**OWNER, **(headers or {})}
    merged = {k: v for k, v in merged.items() if v is not None}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=merged, **kw)


def add(text):
    return ask(text, {"x-correlation-id": "1"})


def by_metadata(text):
    return ask(text, metadata={"correlation_id": "2"})


def blank(text):
    return ask(text, headers={"x-correlation-id": "3", "x-service": None})


def forgetful(text):
    return ask(text)


def main():
    add("a")
    by_metadata("a")
    blank("a")
    forgetful("a")
