"""A cached getter, a lazy property and a module-level __getattr__."""
from functools import lru_cache

from openai import OpenAI

import settings


@lru_cache(maxsize=None)
def get_client(service="lz"):
    return OpenAI(default_headers={**settings.OWNER, "x-service": service})


class Lazy:
    _client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=settings.OWNER)
        return self._client

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "z"})


def ask(text, cid):
    return get_client().responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def ask_module(text):
    return settings.client.responses.create(model="gpt-4o", input=text)


def main():
    ask("a", "1")
    Lazy().ask("a")
    ask_module("a")
