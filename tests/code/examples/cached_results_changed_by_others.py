"""A kept result that a function without a request of its own changes: nobody says which comes first."""

from functools import cache

from openai import OpenAI

client = OpenAI()


@cache
def headers():
    return {"x-team-id": "search", "x-correlation-id": "1"}


def anonymous():
    headers().pop("x-team-id")


def ask(text):
    client.responses.create(model="m", input=text, extra_headers=headers())  # expect: unverifiable team_id
