"""What the environment, files and incoming requests decide is unverifiable, a good default is not."""

import json
import os

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


CLIENTS = {"tagged": OpenAI(default_headers=TAGS), "bare": OpenAI()}


def must_be_set(text):
    headers = {**TAGS, "x-team-id": os.environ["TEAM"]}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def may_be_unset(text):
    headers = {**TAGS, "x-team-id": os.getenv("TEAM")}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id


def good_default(text):
    headers = {**TAGS, "x-team-id": os.getenv("TEAM", "search")}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def placeholder_default(text):
    headers = {**TAGS, "x-team-id": os.getenv("TEAM", "unknown")}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id


def or_default(text):
    headers = {**TAGS, "x-team-id": os.getenv("TEAM") or "search"}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def checked(text):
    team = os.getenv("TEAM")
    if not team:
        raise SystemExit("TEAM is not set")
    client.responses.create(model="m", input=text, extra_headers={**TAGS, "x-team-id": team})  # expect: pass


def chosen_by_the_environment(text):
    client = CLIENTS[os.environ["CLIENT"]]
    client.responses.create(model="m", input=text)  # expect: unverifiable team_id correlation_id


def from_a_file(text):
    with open("headers.json") as file:
        headers = json.load(file)
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id correlation_id


def main():
    must_be_set("a")
    may_be_unset("a")
    good_default("a")
    placeholder_default("a")
    or_default("a")
    checked("a")
    chosen_by_the_environment("a")
    from_a_file("a")
