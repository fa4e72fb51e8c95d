import json

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(path):
    headers = dict(TAGS)
    for line in open(path):
        client.responses.create(model="m", input=line, extra_headers=headers)  # expect: unverifiable team_id
        headers.pop("x-team-id", None)


def in_the_third_turn(path):
    now, soon, late = dict(TAGS), dict(TAGS), {"x-team-id": "search"}
    for line in open(path):
        client.responses.create(model="m", input=line, extra_headers=now)  # expect: unverifiable correlation_id
        now, soon = soon, late


def none_at_all(path):
    headers = {"x-team-id": "search"}
    for line in open(path):
        headers["x-correlation-id"] = "1"
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable correlation_id
