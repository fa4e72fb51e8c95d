from functools import lru_cache

from openai import OpenAI

STATE = {"headers": {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}}


@lru_cache
def client():
    return OpenAI(default_headers=STATE["headers"])


def ask(text):
    return client().responses.create(model="gpt-4o", input=text)


def ask_cached(text):
    return client().responses.create(model="gpt-4o", input=text)


def ask_cleared(text):
    return client().responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    STATE["headers"] = {}
    ask_cached("b")
    client.cache_clear()
    ask_cleared("c")
