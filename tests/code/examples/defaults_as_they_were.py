"""Defaults are worked out where the function is defined: what is changed or bound anew later does not show in them."""

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search"}
TEAM = ""


class Settings:
    def __init__(self):
        self.headers = {}


SETTINGS = Settings()


def early(prompt, headers=dict(TAGS)):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: fail correlation_id


def shared(prompt, headers=TAGS):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: pass


def by_value(prompt, team=TEAM or ""):
    headers = {"x-team-id": team, "x-correlation-id": "c-1"}
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: fail team_id


def of_object(prompt, headers=SETTINGS.headers):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: fail team_id correlation_id


TAGS["x-correlation-id"] = "c-1"
TEAM = "search"


def late(prompt, headers=dict(TAGS)):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: pass


def main():
    SETTINGS.headers = TAGS
    for ask in (early, shared, by_value, of_object, late):
        ask("a")
