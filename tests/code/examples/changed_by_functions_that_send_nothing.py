"""Shared mappings that functions without a request of their own change under another name: callers say what comes first."""

from functools import cache

from openai import OpenAI

client = OpenAI()


def tags():
    return {"x-team-id": "search", "x-correlation-id": "1"}


HANDED_ON = tags()
STORED = tags()
COPIED = tags()
HELD = tags()
TABLE = {"held": HELD}


def handed_on():
    return HANDED_ON


def strip():
    mapping = handed_on()
    mapping.pop("x-team-id")


class Keeper:
    def __init__(self, mapping):
        self.mapping = mapping

    def strip(self):
        self.mapping.pop("x-team-id")


def strip_copy():
    Keeper(dict(COPIED)).strip()


def strip_held():
    for mapping in TABLE.values():
        mapping.pop("x-correlation-id")


@cache
def kept():
    return tags()


def strip_kept():
    mapping = kept()
    mapping.pop("x-team-id")


def asks(text):
    client.responses.create(model="m", input=text, extra_headers=HANDED_ON)  # expect: fail team_id
    client.responses.create(model="m", input=text, extra_headers=STORED)  # expect: fail team_id
    client.responses.create(model="m", input=text, extra_headers=COPIED)  # expect: pass
    client.responses.create(model="m", input=text, extra_headers=HELD)  # expect: fail correlation_id
    client.responses.create(model="m", input=text, extra_headers=kept())  # expect: fail team_id


def main():
    strip()
    Keeper(STORED).strip()
    strip_copy()
    strip_held()
    strip_kept()
    asks("a")


@cache
def kept_by_nobody_known():
    return tags()


def anonymous():
    kept_by_nobody_known().pop("x-team-id")


def asks_at_any_time(text):
    client.responses.create(model="m", input=text, extra_headers=kept_by_nobody_known())  # expect: unverifiable team_id
