"""A context variable or an attribute that is set on one path alone has its default on the others."""

import os
import threading
from contextvars import ContextVar

from openai import OpenAI
from opentelemetry import baggage, context

client = OpenAI()
current = ContextVar("current", default={})
other = ContextVar("other", default={"x-team-id": "b", "x-correlation-id": "2"})
third = ContextVar("third", default={})
local = threading.local()
TAGS = {"x-team-id": "a", "x-correlation-id": "1"}


def where_a_variable_says_so():
    client.responses.create(model="m", input="x", extra_headers=current.get())  # expect: unverifiable team_id correlation_id


def with_a_good_default():
    client.responses.create(model="m", input="x", extra_headers=other.get())  # expect: pass


def where_code_says_so():
    client.responses.create(model="m", input="x", extra_headers=third.get())  # expect: fail team_id correlation_id


def of_baggage():
    headers = {"x-team-id": baggage.get_baggage("team") or "", "x-correlation-id": "1"}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable team_id


def of_a_thread():
    client.responses.create(model="m", input="x", extra_headers=getattr(local, "tags", {}))  # expect: unverifiable team_id correlation_id


def main():
    if os.environ.get("TAGGED"):
        local.tags = TAGS
        current.set(TAGS)
        other.set(TAGS)
        context.attach(baggage.set_baggage("team", "a"))
    where_a_variable_says_so()
    with_a_good_default()
    of_baggage()
    of_a_thread()
    for kind in ("plain", "tagged"):
        if kind == "tagged":
            third.set(TAGS)
        where_code_says_so()
