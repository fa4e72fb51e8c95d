"""Keys that are added through another name of a mapping: who reads it first decides, and callers say so."""

from functools import cache

from openai import OpenAI

client = OpenAI()
SHARED = {"x-team-id": "search"}
ALONE = {"x-team-id": "search"}


def shared():
    return SHARED


def fill(text):
    mine = shared()
    mine["x-correlation-id"] = text
    client.responses.create(model="m", input=text, extra_headers=mine)  # expect: pass


def late(text):
    client.responses.create(model="m", input=text, extra_headers=SHARED)  # expect: pass


@cache
def kept():
    return {"x-team-id": "search"}


def fill_kept(text):
    headers = kept()
    headers["x-correlation-id"] = text


def late_kept(text):
    client.responses.create(model="m", input=text, extra_headers=kept())  # expect: pass


def fill_copy(text):
    mine = dict(ALONE)
    mine["x-correlation-id"] = text
    client.responses.create(model="m", input=text, extra_headers=mine)  # expect: pass


def of_copied(text):
    client.responses.create(model="m", input=text, extra_headers=ALONE)  # expect: fail correlation_id


def main():
    fill("a")
    late("b")
    fill_kept("c")
    late_kept("d")
    fill_copy("e")
    of_copied("f")
