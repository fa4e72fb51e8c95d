"""Flags put together: which groups of tags are among them."""

from enum import Flag, IntFlag, auto

from openai import OpenAI

client = OpenAI()


class Scope(Flag):
    OWNER = auto()
    TRACE = auto()
    ALL = OWNER | TRACE


class Level(IntFlag):
    TEAM = 1
    RUN = 4


GROUPS = {Scope.OWNER: {"x-team-id": "search"}, Scope.TRACE: {"x-correlation-id": "1"}}


def headers(scope):
    found = {}
    for member, group in GROUPS.items():
        if member in scope:
            found.update(group)
    return found


def of_parts(scope):
    return {name: value for part in scope for name, value in GROUPS[part].items()}


def tested(level):
    found = {}
    if level & Level.TEAM:
        found["x-team-id"] = "search"
    if level & Level.RUN:
        found["x-correlation-id"] = "1"
    return found


def main():
    client.responses.create(model="m", input="a", extra_headers=headers(Scope.ALL))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=headers(Scope.OWNER | Scope.TRACE))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=headers(Scope.ALL ^ Scope.TRACE))  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=of_parts(Scope.ALL))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=of_parts(Scope.TRACE))  # expect: fail team_id
    client.responses.create(model="m", input="a", extra_headers=tested(Level.TEAM | Level.RUN))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=tested(Level.RUN))  # expect: fail team_id
    every = {name: value for part in Scope for name, value in GROUPS[part].items()}
    client.responses.create(model="m", input="a", extra_headers=every)  # expect: pass
    if Scope.OWNER | Scope.TRACE == Scope.ALL:
        client.responses.create(model="m", input="a", extra_headers=GROUPS[Scope.OWNER])  # expect: fail correlation_id
