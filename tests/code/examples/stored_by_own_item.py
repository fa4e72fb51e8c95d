"""Mappings of the project that a library's class completes: what they are given is stored by their own `__setitem__`."""

from collections import UserDict
from collections.abc import MutableMapping

from openai import OpenAI

client = OpenAI()


class Tags(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__("x-" + key.replace("_", "-"), value)


class Blanking(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, "" if key == "x-team-id" else value)


class Store(MutableMapping):
    def __init__(self):
        self._held = {}

    def __getitem__(self, key):
        return self._held[key]

    def __setitem__(self, key, value):
        self._held["x-" + key] = value

    def __delitem__(self, key):
        del self._held[key]

    def __iter__(self):
        return iter(self._held)

    def __len__(self):
        return len(self._held)


def updated(visit):
    tags = Tags(team_id="search")
    tags.update({"correlation_id": visit})
    return client.responses.create(model="m", input="a", extra_headers=dict(tags))  # expect: pass


def defaulted(visit):
    tags = Tags(team_id="search")
    tags.setdefault("correlation_id", visit)
    return client.responses.create(model="m", input="a", extra_headers=dict(tags))  # expect: pass


def blanked(visit):
    tags = Blanking()
    tags.update({"x-team-id": "search", "x-correlation-id": visit})
    return client.responses.create(model="m", input="a", extra_headers=dict(tags))  # expect: fail team_id


def blanked_default(visit):
    tags = Blanking({"x-correlation-id": visit})
    tags.setdefault("x-team-id", "search")
    return client.responses.create(model="m", input="a", extra_headers=dict(tags))  # expect: fail team_id


def perhaps(visit, known):
    given = {"team_id": "search"}
    if known:
        given["correlation_id"] = visit
    tags = Tags()
    tags.update(given)
    return client.responses.create(model="m", input="a", extra_headers=dict(tags))  # expect: fail correlation_id


def stored(visit):
    store = Store()
    store.update({"team-id": "search"})
    store.setdefault("correlation-id", visit)
    return client.responses.create(model="m", input="a", extra_headers=dict(store))  # expect: pass


def stored_once(visit):
    store = Store()
    store.update([("team-id", "search")], service=visit)
    return client.responses.create(model="m", input="a", extra_headers=dict(store))  # expect: fail correlation_id


def main():
    updated("1")
    defaulted("1")
    blanked("1")
    blanked_default("1")
    perhaps("1", True)
    perhaps("1", False)  # expect: blame correlation_id
    stored("1")
    stored_once("1")
