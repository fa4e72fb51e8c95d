from functools import cache

from openai import OpenAI

client = OpenAI()


@cache
def headers():
    return {"x-team-id": "search", "x-correlation-id": "1"}


def ask(text):
    headers().pop("x-team-id")  # the kept result is another one, as far as the engine sees
    client.responses.create(model="m", input=text, extra_headers=headers())  # expect: pass
