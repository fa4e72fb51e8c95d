"""Mappings that are asked for, and changed under, keys which the code does not say."""

import os
import uuid

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNERS = {"search": TAGS}
CACHE = {}


def register(name, headers):
    OWNERS[name] = headers


def registered(name):
    client.responses.create(  # expect: unverifiable team_id correlation_id
        model="m", input="a", extra_headers=OWNERS.get(name, TAGS)
    )


def just_put():
    made = {}
    key = uuid.uuid4().hex
    made[key] = {}
    client.responses.create(  # expect: unverifiable team_id correlation_id
        model="m", input="a", extra_headers=made.get(key, TAGS)
    )


def of_owner(team):
    if (known := CACHE.get(team)) is not None:
        return known
    CACHE[team] = made = {"x-team-id": team, "x-correlation-id": "1"}
    return made


def cached(team):
    extra = of_owner(team) | {"x-run": "1"}
    client.responses.create(model="m", input="a", extra_headers=extra)  # expect: pass


def blanked_by_name():
    headers = dict(TAGS)
    headers[os.environ["HEADER"]] = ""
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id correlation_id


def others_blanked(names):
    headers = dict(TAGS)
    for name in names:
        headers[f"x-extra-{name}"] = ""
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def by_a_method(name):
    headers = dict(TAGS)
    getattr(headers, name)()
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id correlation_id


def main():
    register(os.environ["NAME"], {})
    registered(os.environ["NAME"])
    cached("search")
