"""Mappings that an annotation calls a TypedDict, a new type or a subclass: which keys are there, the callers say."""

from collections import UserDict
from typing import NewType, TypedDict

from openai import OpenAI

client = OpenAI()


class Tags(TypedDict, total=False):
    team_id: str
    correlation_id: str


Headers = NewType("Headers", dict)


class Metadata(dict):
    pass


class Kept(UserDict):
    pass


class Job:
    tags: Tags

    def __init__(self, tags: Tags):
        self.tags = tags

    def run(self):
        client.chat.completions.create(model="m", messages=[], metadata=self.tags)  # expect: pass


def merged(tags: Tags):
    out: Tags = {"team_id": "x"}
    out.update(tags)
    client.chat.completions.create(model="m", messages=[], metadata=out)  # expect: fail correlation_id


def spread(tags: Tags):
    client.chat.completions.create(model="m", messages=[], metadata={**tags})  # expect: pass


def as_given(tags: Tags | None = None):
    client.chat.completions.create(model="m", messages=[], metadata=tags or {})  # expect: fail team_id


def by_key(tags: Tags):
    headers = {"x-team-id": tags["team_id"], "x-correlation-id": tags.get("correlation_id")}
    client.chat.completions.create(model="m", messages=[], extra_headers=headers)  # expect: fail correlation_id


def new_type(headers: Headers):
    client.chat.completions.create(model="m", messages=[], extra_headers=headers)  # expect: fail team_id


def subclass(metadata: Metadata):
    client.chat.completions.create(model="m", messages=[], metadata=metadata)  # expect: fail correlation_id


def kept(metadata: Kept):
    client.chat.completions.create(model="m", messages=[], metadata={**metadata})  # expect: pass


def nobody_calls(tags: Tags):
    client.chat.completions.create(model="m", messages=[], metadata=tags)  # expect: unverifiable team_id correlation_id


def main():
    Job({"team_id": "a", "correlation_id": "1"}).run()
    merged({"correlation_id": "1"})
    merged({})  # expect: blame correlation_id
    spread({"team_id": "a", "correlation_id": "1"})
    as_given({"correlation_id": "1"})
    by_key({"team_id": "a", "correlation_id": "1"})
    by_key({"team_id": "a"})  # expect: blame correlation_id
    new_type(Headers({"x-team-id": "a", "x-correlation-id": "1"}))
    new_type(Headers({"x-correlation-id": "1"}))  # expect: blame team_id
    subclass(Metadata(team_id="a", correlation_id="1"))
    subclass(Metadata(team_id="a"))  # expect: blame correlation_id
    kept(Kept(team_id="a", correlation_id="1"))
