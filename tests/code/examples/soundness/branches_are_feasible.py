import random

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    headers = dict(TAGS)
    if random.random() < 0.01:  # seldom so: it counts
        headers.pop("x-team-id")
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def constants_decide():
    headers = dict(TAGS)
    if False:
        headers.pop("x-team-id")
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def a_caller_decides(text, anonymous=False):
    headers = dict(TAGS)
    if anonymous:
        headers.pop("x-team-id")
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def main():
    a_caller_decides("a")
    a_caller_decides("b", anonymous=True)  # expect: blame team_id
