"""Functions, objects and partials whose parts code replaces: defaults, code, class, keywords; what they kept stays."""

import sys
from functools import partial

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
BARE = {"x-team-id": "search"}
HEADERS = TAGS


def by_position(text, headers=TAGS):
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def by_name(text, *, headers=TAGS):
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def full():
    return TAGS


def bare():
    return BARE


def of_other_code():
    client.responses.create(model="m", input="a", extra_headers=full())  # expect: fail correlation_id


class Full:
    def headers(self):
        return TAGS


class Bare:
    def headers(self):
        return BARE


def of_another_class():
    tags = Full()
    tags.__class__ = Bare
    client.responses.create(model="m", input="a", extra_headers=tags.headers())  # expect: fail correlation_id


def of_keywords():
    ask = partial(client.responses.create, model="m", extra_headers=TAGS)
    ask(input="a")  # expect: pass
    ask.keywords["extra_headers"] = BARE
    ask(input="b")  # expect: fail correlation_id


def of_what_was_spread():
    given = {"extra_headers": BARE}
    ask = partial(client.responses.create, model="m", **given)
    given["extra_headers"] = TAGS
    ask(input="a")  # expect: fail correlation_id


def of_module():
    client.responses.create(model="m", input="a", extra_headers=HEADERS)  # expect: fail correlation_id


def sorted_by():
    headers = dict(TAGS)
    sorted(["x-team-id"], key=headers.pop)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def main():
    by_position.__defaults__ = (BARE,)
    by_position("a")
    by_name.__kwdefaults__["headers"] = BARE
    by_name("a")
    full.__code__ = bare.__code__
    of_other_code()  # expect: blame correlation_id
    sys.modules[__name__].HEADERS = BARE
    of_module()
