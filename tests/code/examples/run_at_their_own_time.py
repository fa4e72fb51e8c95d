"""Destructors, finalizers and handlers of signals: they may have run by the next statement, or never."""

import signal
import weakref

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "7"}
OTHERS = {"x-team-id": "search", "x-correlation-id": "7"}
KEPT = {"x-team-id": "search", "x-correlation-id": "7"}


class Guard:
    def __del__(self):
        TAGS.pop("x-correlation-id", None)


class Holder:
    def __init__(self, tags):
        self.tags = tags

    def __del__(self):
        self.tags.clear()


class Session:
    """Takes apart what is its own: nobody has it any more by then."""

    def __init__(self, tags):
        self.headers = dict(tags)
        self.client = OpenAI()

    def ask(self):
        self.client.responses.create(model="m", input="a", extra_headers=self.headers)  # expect: pass

    def __del__(self):
        self.headers.clear()
        self.client = None


def guarded():
    Guard()


def hand_over():
    Holder(OTHERS)


def shared():
    client.responses.create(model="m", input="a", extra_headers=TAGS)  # expect: unverifiable correlation_id team_id
    client.responses.create(model="m", input="a", extra_headers=OTHERS)  # expect: unverifiable correlation_id team_id
    client.responses.create(model="m", input="a", extra_headers=KEPT)  # expect: pass


def held():
    headers = dict(KEPT)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    holder = Holder(headers)
    del holder
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id team_id
    Session(KEPT).ask()


def finalized():
    headers, others = dict(KEPT), dict(KEPT)
    session = Session(headers)
    weakref.finalize(session, headers.pop, "x-correlation-id")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    at_once = weakref.finalize(session, others.pop, "x-correlation-id")
    at_once()
    client.responses.create(model="m", input="a", extra_headers=others)  # expect: fail correlation_id


def told():
    headers = dict(KEPT)
    session = weakref.ref(Session(headers), lambda gone: headers.clear())
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id team_id
    return session


def interrupted():
    headers = dict(KEPT)
    signal.signal(signal.SIGTERM, lambda number, frame: headers.clear())
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id team_id


def later_conditions():
    tags = {"x-team-id": "search", "x-correlation-id": "1"}
    names = (name for name in list(tags) if name in tags)
    del tags["x-correlation-id"]
    return client.responses.create(model="m", input="x", extra_headers={n: "1" for n in names})  # expect: fail correlation_id


def at_once():
    rows = [("x-team-id", "search"), ("x-correlation-id", "1")]
    pairs = ((name, value) for name, value in rows)
    rows = []
    return client.responses.create(model="m", input="x", extra_headers=dict(pairs))  # expect: pass


def mapped_late():
    held = {"value": "1"}
    pairs = map(lambda name: (name, held["value"]), ["x-team-id", "x-correlation-id"])
    held["value"] = ""
    return client.responses.create(model="m", input="x", extra_headers=dict(pairs))  # expect: fail team_id correlation_id
