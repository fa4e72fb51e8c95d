"""An enum.Flag says which groups of headers go with a call."""
from enum import Flag, auto

from openai import OpenAI


class Scope(Flag):
    OWNER = auto()
    PLACE = auto()
    TRACE = auto()
    ALL = OWNER | PLACE | TRACE


GROUPS = {
    Scope.OWNER: {"x-team-id": "aviary", "x-cost-center": "cc-917"},
    Scope.PLACE: {"x-service": "aviary", "x-environment": "prod"},
    Scope.TRACE: {"x-correlation-id": "av-1"},
}
client = OpenAI()


def headers(scope):
    found = {}
    for member, group in GROUPS.items():
        if member in scope:
            found.update(group)
    return found


def song(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(Scope.ALL))


def call(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(Scope.OWNER | Scope.PLACE))


def main():
    song("wren")
    call("crow")
