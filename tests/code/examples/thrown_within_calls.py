"""Exceptions that leave a called function half-way, and functions that are handed to code which may call them."""

import contextlib

import runner
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}


class Session:
    def __init__(self):
        self.headers = dict(TAGS)

    def renew(self):
        self.headers = {}
        runner.authorise()
        self.headers = dict(TAGS)

    def show(self):
        print(self.headers)
        runner.authorise()


def half_renewed():
    session = Session()
    try:
        session.renew()
    except OSError:
        print("goes on")
    client.responses.create(model="m", input="x", extra_headers=session.headers)  # expect: fail team_id correlation_id


def only_shown():
    session = Session()
    try:
        session.show()
    except OSError:
        print("goes on")
    client.responses.create(model="m", input="x", extra_headers=session.headers)  # expect: pass


def suppressed_on_a_stack():
    headers = {}
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.suppress(OSError))
        runner.authorise()
        headers = dict(TAGS)
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail team_id correlation_id


def plain_stack():
    headers = {}
    with contextlib.ExitStack() as stack:
        stack.callback(print)
        runner.authorise()
        headers = dict(TAGS)
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def hands_on_what_clears():
    headers = dict(TAGS)

    def drop():
        headers.clear()

    runner.later(drop)
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable team_id correlation_id


def hands_on_what_replaces():
    headers = dict(TAGS)

    def drop():
        nonlocal headers
        headers = {}

    runner.later(drop)
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable team_id correlation_id


def hands_on_what_only_reads():
    headers = dict(TAGS)

    def show():
        print(headers)

    runner.later(show)
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def within_another_mapping():
    headers = dict(TAGS)
    runner.complete({"headers": headers})
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable team_id correlation_id


RESET = dict(TAGS)
EMPTIED = dict(TAGS)
REPLACED = dict(TAGS)


def reset():
    global RESET
    RESET = {}


def empty():
    global EMPTIED
    EMPTIED = None


def after_a_reset_by_others():
    client.responses.create(model="m", input="x", extra_headers=RESET)  # expect: unverifiable team_id correlation_id
    client.responses.create(model="m", input="x", extra_headers=EMPTIED)  # expect: unverifiable team_id correlation_id


def replace():
    global REPLACED
    REPLACED = {}


def main():
    replace()
    client.responses.create(model="m", input="x", extra_headers=REPLACED)  # expect: fail team_id correlation_id


class Untagged(OpenAI):
    @property
    def default_headers(self):  # in the place of what the constructor was given
        return {"x-team-id": "search"}


def by_a_subclass():
    Untagged(default_headers=TAGS).responses.create(model="m", input="x")  # expect: fail correlation_id


class Holder:
    headers = {}


def deleted_on_one_of_two(flag):
    one, two = Holder(), Holder()
    one.headers, two.headers = dict(TAGS), dict(TAGS)
    either = one if flag else two
    del either.headers
    client.responses.create(model="m", input="x", extra_headers=one.headers)  # expect: unverifiable team_id correlation_id
