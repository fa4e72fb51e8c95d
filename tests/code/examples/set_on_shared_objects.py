"""A lazily made client of an object of module level, in whose place another function puts what it is given."""

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


class Lazy:
    _client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=TAGS)
        return self._client


lazy = Lazy()


def ask():
    lazy.client.responses.create(model="m", input="a")  # expect: unverifiable team_id correlation_id


def give(client):
    lazy._client = client
