"""Text put together by the library, containers of other kinds, and what decides an enumeration's member."""

import heapq
import os
import urllib.request
from collections import OrderedDict, UserDict
from collections.abc import Mapping
from enum import Enum
from string import Template
from typing import Protocol, runtime_checkable
from urllib.parse import urljoin

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
META = {"team_id": "search", "correlation_id": "1"}
client = OpenAI()


def joined_text(text):
    headers = {**TAGS, "x-team-id": os.path.basename("/teams/search")}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    headers = {**TAGS, "x-correlation-id": Template("job-$n").substitute(n=text)}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    names = {f"x_{k}".translate({95: "-"}): v for k, v in META.items()}
    client.responses.create(model="m", input=text, extra_headers=names)  # expect: pass


def raw(headers):
    request = urllib.request.Request(urljoin("https://api.openai.com/v1/", "responses"), data=b"{}")
    for name, value in headers.items():
        request.add_header(name, value)
    return urllib.request.urlopen(request)  # expect: fail correlation_id


class Headers(Mapping):
    def __init__(self, **values):
        self.values_ = values

    def __getitem__(self, key):
        return self.values_[key.removeprefix("x-").replace("-", "_")]

    def __iter__(self):
        return iter("x-" + k.replace("_", "-") for k in self.values_)

    def __len__(self):
        return len(self.values_)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


def other_mappings(text):
    client.responses.create(model="m", input=text, extra_headers=dict(Headers(**META)))  # expect: pass
    lower = Lower({"X-Team-Id": "search"})
    lower["X-Correlation-Id"] = text
    client.responses.create(model="m", input=text, extra_headers=dict(lower))  # expect: pass
    ordered = OrderedDict(TAGS)
    ordered.move_to_end("x-team-id")
    ordered.popitem()
    client.responses.create(model="m", input=text, extra_headers=ordered)  # expect: fail team_id
    for headers in [TAGS] * 2:
        client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def later_body_key(text):
    only = {"metadata": {"team_id": "search"}}
    client.responses.create(model="m", input=text, metadata=META, extra_body=only)  # expect: fail correlation_id


class Stage(Enum):
    DEV = "dev"
    LATER = "unknown"


class Team(Enum):
    ADS = "ads"
    SEARCH = "search"


def sorted_and_cut(text, rank):
    pairs = {"x-team-id": "search", "x-a": "1", "x-correlation-id": "1"}
    headers = dict(sorted(pairs.items())[1:])
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    headers = dict(sorted(pairs.items(), reverse=True)[1:])
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id
    headers = {name: pairs[name] for name in sorted(pairs, key=lambda name: len(name))[1:]}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    headers = dict(sorted(pairs.items(), key=rank)[:2])
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id correlation_id


class Names(Enum):
    TEAM_ID = "search"
    SERVICE = "search"
    CORRELATION_ID = "1"


class Header(str, Enum):
    TEAM = "x-team-id"
    ID = "x-correlation-id"

    @property
    def short(self):
        return self.value.removeprefix("x-")


VALUES = {Header.TEAM: "search", Header.ID: "1"}


def members_as_keys(text):
    client.responses.create(model="m", input=text, extra_headers={h.value: v for h, v in VALUES.items()})  # expect: pass
    client.responses.create(model="m", input=text, extra_headers={f"x-{h.short}": VALUES[h] for h in VALUES})  # expect: pass
    client.responses.create(model="m", input=text, extra_headers={h.short: v for h, v in VALUES.items()})  # expect: fail team_id correlation_id
    kept = {h: v for h, v in VALUES.items() if h != "x-team-id"}
    client.responses.create(model="m", input=text, extra_headers=kept)  # expect: fail team_id


def second_names_of_members(text):
    each = {f"x-{n.name.lower().replace('_', '-')}": n.value for n in Names}
    client.responses.create(model="m", input=text, extra_headers=each)  # expect: pass
    named = {name: member.name for name, member in Names.__members__.items()}
    headers = {**TAGS, "x-team-id": "" if named["SERVICE"] == "TEAM_ID" else "search"}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id
    headers = {**TAGS, "x-team-id": "search" if len(list(Names)) == 3 else ""}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def members(text):
    team = Team(os.environ.get("TEAM", "ads"))
    headers = {**TAGS, "x-team-id": team.value}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    stage = Stage(os.environ["STAGE"])
    headers = {**TAGS, "x-team-id": stage.value}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id


@runtime_checkable
class Tagging(Protocol):
    def headers(self): ...


class Full:
    def headers(self):
        return TAGS


class Repository:
    def __init__(self, tags):
        self.tags = tags

    def ask(self, text):
        if not isinstance(self.tags, Tagging):
            raise TypeError
        return client.responses.create(model="m", input=text, extra_headers=self.tags.headers())  # expect: pass


def job(headers=None):
    return client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail team_id correlation_id


class Schedule:
    def __init__(self):
        self.heap = []

    def at(self, when, function, *args):
        heapq.heappush(self.heap, (when, function, args))

    def run(self):
        while self.heap:
            _, function, args = heapq.heappop(self.heap)
            function(*args)


def main():
    joined_text("1")
    raw({"x-team-id": "search"})
    other_mappings("a")
    Repository(Full()).ask("a")
    schedule = Schedule()
    schedule.at(1, job, TAGS)
    schedule.at(2, job)
    schedule.run()
