"""Clients and mappings that a module or a class has once for all, made where they are first asked for, and given anew."""

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
client = OpenAI()
_client = None
_tags = None


def the_client():
    global _client
    if _client is None:
        _client = OpenAI(default_headers=TAGS)
    return _client


def give_client(headers=None):
    global _client
    _client = OpenAI(default_headers=headers)


def the_tags():
    global _tags
    if not _tags:
        _tags = dict(TAGS)
    return _tags


class Pool:
    _client = None
    _own = None

    @classmethod
    def client(cls):
        if cls._client is None:
            cls._client = OpenAI(default_headers=TAGS)
        return cls._client

    @classmethod
    def reset(cls, headers=None):
        cls._client = OpenAI(default_headers=headers)

    @classmethod
    def own(cls):
        if cls._own is None:
            cls._own = OpenAI(default_headers=TAGS)
        return cls._own


class Configured:
    client = None


def configure(headers):
    Configured.client = OpenAI(default_headers=headers)


class Admin:
    def drop(self):
        global _registered
        _registered = {}


_registered = dict(TAGS)


def ask(prompt, fresh=False):
    global _registered
    client.responses.create(model="m", input=prompt, extra_headers=the_tags())  # expect: pass
    Pool.own().responses.create(model="m", input=prompt)  # expect: pass
    the_client().responses.create(model="m", input=prompt)  # expect: pass
    Pool.client().responses.create(model="m", input=prompt)  # expect: pass
    Configured.client.responses.create(model="m", input=prompt)  # expect: pass
    if fresh:
        _registered = dict(TAGS)
    client.responses.create(model="m", input=prompt, extra_headers=_registered)  # expect: pass


def ask_again(prompt, fresh=False):
    global _registered
    the_client().responses.create(model="m", input=prompt)  # expect: fail team_id correlation_id
    Pool.client().responses.create(model="m", input=prompt)  # expect: fail team_id correlation_id
    Configured.client.responses.create(model="m", input=prompt)  # expect: fail team_id correlation_id
    if fresh:
        _registered = dict(TAGS)
    client.responses.create(model="m", input=prompt, extra_headers=_registered)  # expect: fail team_id correlation_id


def main():
    configure(TAGS)
    ask("a")
    give_client()
    Pool.reset()
    configure(None)
    Admin().drop()
    ask_again("b")
