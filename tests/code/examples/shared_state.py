"""State that other functions change: globals, class attributes, context variables, context managers."""

import contextlib
import contextvars
import os

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


FILLED = dict(OWNER)
STATE = {}
CONFIG = None
trace = contextvars.ContextVar("trace", default=OWNER)


def fill():
    FILLED["x-correlation-id"] = "boot"


def init():
    global CONFIG
    CONFIG = {"headers": TAGS}


def uses_filled(text):
    client.responses.create(model="m", input=text, extra_headers=FILLED)  # expect: pass


def uses_config(text):
    client.responses.create(model="m", input=text, extra_headers=CONFIG["headers"])  # expect: pass


class Tagged:
    def __enter__(self):
        STATE.update(TAGS)
        return self

    def __exit__(self, *error):
        STATE.clear()


def inside(text):
    with Tagged():
        return client.responses.create(model="m", input=text, extra_headers=STATE)  # expect: pass


def outside(text):
    with Tagged():
        pass
    client.responses.create(model="m", input=text, extra_headers=STATE)  # expect: fail team_id correlation_id


@contextlib.contextmanager
def traced(cid):
    token = trace.set({**OWNER, "x-correlation-id": cid})
    try:
        yield
    finally:
        trace.reset(token)


def send(text):
    client.responses.create(model="m", input=text, extra_headers=trace.get())  # expect: fail correlation_id


def in_trace(text):
    with traced("1"):
        return send(text)


def after_trace(text):
    with traced("1"):
        pass
    return send(text)  # expect: blame correlation_id


def on_a_stack(text):
    with contextlib.ExitStack() as stack:
        stack.enter_context(Tagged())
        client.responses.create(model="m", input=text, extra_headers=STATE)  # expect: pass
    client.responses.create(model="m", input=text, extra_headers=STATE)  # expect: fail team_id correlation_id


def kept(cid=None, _store={"x-team-id": "search"}):  # noqa: B006
    if cid:
        _store["x-correlation-id"] = cid
    return _store


def before_it_is_kept(text):
    client.responses.create(model="m", input=text, extra_headers=kept())  # expect: fail correlation_id


def while_it_is_kept(text):
    client.responses.create(model="m", input=text, extra_headers=kept("1"))  # expect: pass


def after_it_is_kept(text):
    client.responses.create(model="m", input=text, extra_headers=kept())  # expect: pass


NESTED = {"model": "m", "metadata": {"team_id": "search", "correlation_id": "1"}}


def before_the_inner_one(text):
    client.responses.create(input=text, **NESTED)  # expect: pass


def takes_from_the_inner_one(text):
    request = NESTED.copy()
    request["metadata"].pop("team_id")
    client.responses.create(input=text, **request)  # expect: fail team_id


def after_the_inner_one(text):
    client.responses.create(input=text, **NESTED)  # expect: fail team_id


os.environ["RUN_ID"] = ""


def set_in_the_environment(text):
    tags = {"x-team-id": os.environ["TEAM"], "x-correlation-id": os.environ["RUN_ID"]}
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail correlation_id


def choose_team(name):
    os.environ["TEAM_OF_THE_DAY"] = name


def by_the_day(text):
    tags = {"x-team-id": os.environ["TEAM_OF_THE_DAY"], "x-correlation-id": "1"}
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail team_id


def main():
    before_the_inner_one("a")
    takes_from_the_inner_one("a")
    after_the_inner_one("a")
    set_in_the_environment("a")
    choose_team("")
    by_the_day("a")
    before_it_is_kept("a")
    while_it_is_kept("a")
    after_it_is_kept("a")
    fill()
    init()
    uses_filled("a")
    uses_config("a")
    inside("a")
    outside("a")
    in_trace("a")
    after_trace("a")
    on_a_stack("a")
