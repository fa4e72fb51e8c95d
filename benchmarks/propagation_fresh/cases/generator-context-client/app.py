from contextlib import contextmanager

from anthropic import Anthropic
from openai import OpenAI

OWNER = {"x-team-id": "gc", "x-cost-center": "cc-413", "x-service": "gc", "x-environment": "prod"}


@contextmanager
def clients(correlation=""):
    headers = OWNER | ({"x-correlation-id": correlation} if correlation else {})
    gpt, claude = OpenAI(default_headers=headers), Anthropic(default_headers=OWNER)
    try:
        yield gpt, claude
    finally:
        gpt.close()
        claude.close()


def compare(text):
    with clients("c-1") as (gpt, claude):
        gpt.responses.create(model="gpt-4o", input=text)
        claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def quick(text):
    with clients() as (gpt, _):
        return gpt.embeddings.create(model="text-embedding-3-small", input=text, extra_headers={"x-correlation-id": "q"})


def main():
    compare("a")
    quick("a")
