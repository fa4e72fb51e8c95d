import functools

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def once(fn):
    @functools.wraps(fn)
    def inner(*args):
        try:
            return fn(*args)
        finally:
            TAGS.pop("x-correlation-id", None)
    return inner


@once
def first(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def second(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def main():
    first("a")
    second("b")
