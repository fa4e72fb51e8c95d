"""The same with a copy: the cached dict stays whole."""
from functools import cache

from openai import OpenAI

client = OpenAI()


@cache
def base(env):
    return {"x-team-id": "cc", "x-cost-center": "cc-2", "x-service": "cc", "x-environment": env, "x-correlation-id": "1"}


def public(text):
    headers = dict(base("prod"))
    headers.pop("x-cost-center")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def internal(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=base("prod"))


def main():
    public("a")
    internal("b")
