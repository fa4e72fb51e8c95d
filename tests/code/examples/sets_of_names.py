"""Sets of names that decide which headers there are: which of them hold others, and what is made of two."""

from openai import OpenAI

client = OpenAI()
TEAM, BOTH = {"x-team-id": "search"}, {"x-team-id": "search", "x-correlation-id": "1"}


def where(condition):
    return BOTH if condition else TEAM


def with_all(names):
    return dict.fromkeys(names, "1")


def without(name):
    names = set(BOTH)
    names.difference_update({name})
    return with_all(names)


def filled_up():
    missing = set(BOTH).difference(TEAM)
    return {**TEAM, **with_all(missing)}


def main():
    client.responses.create(model="m", input="x", extra_headers=where({"x-team-id"}.issubset(TEAM)))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=where(set(BOTH).issubset(TEAM)))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=where({"x-team-id"} <= TEAM.keys()))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=where(BOTH.keys() <= TEAM.keys()))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=with_all({"x-team-id"}.union(BOTH)))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=without("x-other"))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=without("x-correlation-id"))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=filled_up())  # expect: pass
