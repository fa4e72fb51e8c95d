import os

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    headers = dict(TAGS)
    if os.getenv("ANONYMOUS"):
        headers.pop("x-team-id")
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id
