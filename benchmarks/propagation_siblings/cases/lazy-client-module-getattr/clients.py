import functools

import anthropic
import openai

OWNER = {"x-team-id": "lz", "x-cost-center": "cc-1", "x-service": "lz", "x-environment": "prod", "x-correlation-id": "1"}
_cache = {}


def __getattr__(name):
    if name == "gpt":
        return openai.OpenAI(default_headers=OWNER)
    if name == "bare":
        return openai.OpenAI()
    raise AttributeError(name)


@functools.cache
def claude(tagged=True):
    return anthropic.Anthropic(default_headers=OWNER if tagged else {})


def by_key(key):
    try:
        return _cache[key]
    except KeyError:
        client = _cache[key] = openai.OpenAI(default_headers={**OWNER, "x-service": key})
        return client


class Lazy:
    def __init__(self, make):
        self._make = make
        self._obj = None

    def __getattr__(self, name):
        if self._obj is None:
            self._obj = self._make()
        return getattr(self._obj, name)


lazy_good = Lazy(lambda: openai.OpenAI(default_headers=OWNER))
lazy_bad = Lazy(openai.OpenAI)
