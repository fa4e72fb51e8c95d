"""A function under `functools.cache` gives the same object for the same arguments, whatever was done to it."""

from functools import cache, lru_cache

from openai import OpenAI

client = OpenAI()


@lru_cache(maxsize=None)
def shared():
    return {"x-team-id": "search", "x-correlation-id": "1"}


@cache
def of_team(team):
    return {"x-team-id": team, "x-correlation-id": "1"}


@lru_cache(maxsize=1)
def latest(team):
    return {"x-team-id": team, "x-correlation-id": "1"}


@cache
def kept_whole():
    return {"x-team-id": "search", "x-correlation-id": "1"}


@cache
def filled_later():
    return {}


def strips():
    headers = shared()
    headers.pop("x-team-id")
    client.responses.create(model="m", input="a", extra_headers=shared())  # expect: fail team_id


def elsewhere():
    client.responses.create(model="m", input="a", extra_headers=shared())  # expect: unverifiable team_id


def other_arguments():
    of_team("ads").clear()
    client.responses.create(model="m", input="a", extra_headers=of_team("search"))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=of_team("ads"))  # expect: fail team_id correlation_id
    of_team.cache_clear()
    client.responses.create(model="m", input="a", extra_headers=of_team("ads"))  # expect: pass


def forgotten():
    latest("ads").clear()
    latest("search")
    client.responses.create(model="m", input="a", extra_headers=latest("ads"))  # expect: pass


def copied():
    headers = dict(kept_whole())
    headers.clear()
    client.responses.create(model="m", input="a", extra_headers=kept_whole())  # expect: pass


def completed():
    filled_later().update({"x-team-id": "search", "x-correlation-id": "1"})
    client.responses.create(model="m", input="a", extra_headers=filled_later())  # expect: pass
