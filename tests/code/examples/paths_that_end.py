"""A path that ends within an expression takes none of the others with it: the call is reached on those."""

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def of_owner(team):
    return None if team == "none" else {"x-team-id": team}


def merged(team):
    client.responses.create(model="m", input="a", extra_headers=of_owner(team) | {"x-run": "1"})  # expect: fail correlation_id


def picked(team):
    found = None
    if team:
        found = TAGS
    client.responses.create(model="m", input="a", extra_headers=found | {"x-run": "1"})  # expect: pass
