import os

from openai import OpenAI

client = OpenAI()


def ask(text):
    headers = {"x-team-id": os.environ["TEAM"], "x-correlation-id": "1"}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
