"""Attributes of an object of module level that functions set while the program runs: lazily made clients, tags that
another function replaces."""

from openai import OpenAI

OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}


class Lazy:
    def __init__(self):
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=TAGS)
        return self._client


class LazyByClass:
    _client = None
    _other = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=TAGS)
        return self._client

    def connect(self, headers):
        self._other = OpenAI(default_headers=headers)


class Reset(LazyByClass):
    def reset(self):
        self._client = OpenAI(default_headers=OWNER)


class Tagged:
    shared = TAGS

    def __init__(self):
        self.tags = TAGS
        self.more = TAGS
        self.other = TAGS

    def lose(self):
        self.tags = {}
        self.more = {}


lazy = Lazy()
by_class = LazyByClass()
reset = Reset()
tagged = Tagged()


def ask():
    lazy.client.responses.create(model="m", input="a")  # expect: pass
    by_class.client.responses.create(model="m", input="a")  # expect: pass


def ask_other():
    by_class._other.responses.create(model="m", input="a")  # expect: unverifiable team_id correlation_id


def ask_reset():
    reset.client.responses.create(model="m", input="a")  # expect: unverifiable correlation_id


def start_anew():
    reset.reset()


def ask_tagged():
    client = OpenAI()
    client.responses.create(model="m", input="a", extra_headers=tagged.tags)  # expect: unverifiable team_id correlation_id
    client.responses.create(model="m", input="a", extra_headers=tagged.more)  # expect: unverifiable team_id correlation_id
    client.responses.create(model="m", input="a", extra_headers=tagged.other)  # expect: pass


def ask_shared():
    client = OpenAI()
    client.responses.create(model="m", input="a", extra_headers=tagged.shared)  # expect: unverifiable team_id correlation_id


def lose():
    tagged.lose()
    tagged.shared = {}
