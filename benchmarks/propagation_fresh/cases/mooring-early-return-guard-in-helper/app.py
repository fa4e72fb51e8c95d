"""The helper returns early for internal callers, before the correlation id is added."""
from openai import OpenAI

client = OpenAI()
INTERNAL = frozenset({"ops", "qa"})


def headers(caller, cid):
    base = {"x-team-id": caller, "x-cost-center": "cc-978", "x-service": "mooring", "x-environment": "prod"}
    if caller in INTERNAL:
        return base
    base["x-correlation-id"] = cid
    return base


def public(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("web", "m-1"))


def internal(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("ops", "m-2"))


def main():
    public("a")
    internal("b")
