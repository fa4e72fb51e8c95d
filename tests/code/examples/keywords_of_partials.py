"""The keywords of a `functools.partial`, which another function changes."""

from functools import partial

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search", "x-correlation-id": "7"}
kept = partial(client.responses.create, model="m", extra_headers=dict(OWNER))
shared = partial(client.responses.create, model="m", extra_headers=dict(OWNER))
aliased = partial(client.responses.create, model="m", extra_headers=dict(OWNER))


def strip():
    shared.keywords.pop("extra_headers")


def strip_an_alias():
    given = aliased.keywords
    given["extra_headers"] = {}


def ask():
    kept(input="a")  # expect: pass
    shared(input="a")  # expect: unverifiable correlation_id team_id
    aliased(input="a")  # expect: unverifiable correlation_id team_id
    aliased(input="a", extra_headers=OWNER)  # expect: pass


class Api:
    def __init__(self):
        self.send = partial(client.responses.create, model="m", extra_headers=dict(OWNER))

    def slim(self):
        del self.send.keywords["extra_headers"]

    def ask(self):
        self.send(input="a")  # expect: fail correlation_id team_id


def in_turn():
    api = Api()
    api.slim()
    api.ask()


def replaced():
    send = partial(client.responses.create, model="m", extra_headers=dict(OWNER))
    send.__setstate__((client.responses.create, (), {"model": "m"}, {}))
    send(input="a")  # expect: unverifiable correlation_id team_id
