"""Exceptions that take a path out of a block: what `finally` sends on the way, and look-ups that fail."""

from enum import Enum

from openai import OpenAI
from pydantic import BaseModel

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}


class Team(Enum):
    SEARCH = "search"


class Body(BaseModel):
    limit: int


def always_reports(prompt):  # where build() raises, the report has no tags yet
    headers = {}
    try:
        build(prompt)
        headers = dict(TAGS)
    finally:
        client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: fail team_id correlation_id


def tagged_before_anything_may_raise(prompt):
    headers = dict(TAGS)
    try:
        build(prompt)
    finally:
        client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: pass


def on_the_way_out_of_a_loop(items):
    headers = dict(TAGS)
    for item in items:
        try:
            if item.last:
                headers = {}
                break
        finally:
            client.responses.create(model="m", input=item, extra_headers=headers)  # expect: fail team_id correlation_id


def tags_of(kind):
    try:
        if kind == 1:
            return TAGS
        if kind == 2:
            return TAGS
        if kind == 3:
            return TAGS
        if kind == 4:
            return TAGS
        if kind == 5:
            return TAGS
        if kind == 6:
            return TAGS
        return {}
    finally:
        print("looked up")


def the_last_of_many_returns(kind):
    client.responses.create(model="m", input="x", extra_headers=tags_of(kind))  # expect: unverifiable team_id correlation_id


def member_by_its_value(raw):
    headers = dict(TAGS)
    try:
        Team(raw)
    except ValueError:
        headers = {}
    client.responses.create(model="m", input=raw, extra_headers=headers)  # expect: unverifiable team_id correlation_id


def attribute_that_may_be_missing(request):
    headers = dict(TAGS)
    try:
        print(request.state.team)
    except AttributeError:
        headers = {}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable team_id correlation_id


def operands_that_may_not_fit(left, right):
    headers = dict(TAGS)
    try:
        print(left + right)
    except TypeError:
        headers = {}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable team_id correlation_id


def model_that_may_refuse(data):
    headers = dict(TAGS)
    try:
        Body(limit=data)
    except ValueError:
        headers = {}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: unverifiable team_id correlation_id


def constants_that_cannot_fail():
    headers = dict(TAGS)
    try:
        Team("search")
        print(TAGS["x-team-id"])
    except (ValueError, KeyError):
        headers = {}
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


def passes_the_inner_handler():
    headers = {}
    try:
        try:
            build("x")
            headers = dict(TAGS)
        except KeyError:
            headers = dict(TAGS)
    except Exception:
        print("failed otherwise")
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail team_id correlation_id
