"""Whether an exception is raised, an attribute is there, or what `auto()` gives: decided where the code says it."""

from enum import Enum, auto

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}


def check(text):
    if not text:
        raise ValueError("empty")


def tagged_when_empty(text):
    headers = {}
    try:
        check(text)
    except ValueError:
        headers = dict(TAGS)
    client.responses.create(model="m", input=text or "-", extra_headers=headers)  # expect: pass


def untagged_when_empty(text):
    headers = dict(TAGS)
    try:
        check(text)
    except* ValueError:
        headers = {}
    client.responses.create(model="m", input=text or "-", extra_headers=headers)  # expect: fail team_id correlation_id


class Context:
    def __init__(self, team, trace):
        self.team = team
        self.trace = trace


def headers_of(context):
    found = {}
    for attribute, name in (("team", "x-team-id"), ("trace", "x-correlation-id")):
        if hasattr(context, attribute):
            found[name] = getattr(context, attribute)
    return found


def ask(context, text):
    client.responses.create(model="m", input=text, extra_headers=headers_of(context))  # expect: pass


def ask_later(context, text):
    client.responses.create(model="m", input=text, extra_headers=headers_of(context))  # expect: fail correlation_id


class Header(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return "x-" + name.lower().replace("_", "-")

    TEAM_ID = auto()
    CORRELATION_ID = auto()


def by_members(text):
    client.responses.create(model="m", input=text, extra_headers={h.value: "search" for h in Header})  # expect: pass


def main():
    tagged_when_empty("")
    untagged_when_empty("")  # expect: blame team_id correlation_id
    untagged_when_empty("a")
    context = Context("search", "c-1")
    ask(context, "a")
    del context.trace
    ask_later(context, "a")
