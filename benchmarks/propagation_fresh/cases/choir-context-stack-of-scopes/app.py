"""Scopes nest with `with`; a request outside of the inner scope lacks what it brought."""
from contextlib import contextmanager

from openai import OpenAI

client = OpenAI()
STACK = [{"x-team-id": "choir", "x-cost-center": "cc-4031", "x-service": "scores", "x-environment": "prod"}]


@contextmanager
def scope(**tags):
    STACK.append({**STACK[-1], **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}})
    try:
        yield STACK[-1]
    finally:
        STACK.pop()


def transcribe(piece):
    return client.responses.create(model="gpt-4o-mini", input=piece, extra_headers=STACK[-1])


def translate(piece):
    return client.responses.create(model="gpt-4o-mini", input=piece, extra_headers=STACK[-1])


def main():
    with scope(correlation_id="c-1"):
        transcribe("kyrie")
    translate("kyrie")
