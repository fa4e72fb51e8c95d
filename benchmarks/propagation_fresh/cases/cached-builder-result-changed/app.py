"""A cached builder gives the same dict each time: what one caller takes out, the next one lacks."""
from functools import lru_cache

from openai import OpenAI

client = OpenAI()


@lru_cache(maxsize=1)
def base():
    return {"x-team-id": "cb", "x-cost-center": "cc-1", "x-service": "cb", "x-environment": "prod", "x-correlation-id": "1"}


def public(text):
    headers = base()
    headers.pop("x-cost-center", None)
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers, "x-cost-center": "public"})


def internal(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=base())


def main():
    public("a")
    internal("b")
