import os

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def must(text):
    headers = {**TAGS, "x-team-id": os.environ["TEAM"]}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def default(text):
    headers = {**TAGS, "x-team-id": os.getenv("TEAM", "search")}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def bad_default(text):
    headers = {**TAGS, "x-team-id": os.getenv("TEAM", "unknown")}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id
