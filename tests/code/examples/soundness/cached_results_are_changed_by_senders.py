from functools import cache

from openai import OpenAI

client = OpenAI()


@cache
def headers():
    return {"x-team-id": "search", "x-correlation-id": "1"}


def anonymous():
    headers().pop("x-team-id")  # sends nothing itself: that it may have run before is not seen


def ask(text):
    client.responses.create(model="m", input=text, extra_headers=headers())  # expect: pass
