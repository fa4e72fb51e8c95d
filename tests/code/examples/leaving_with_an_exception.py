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


class Lent:
    """Takes back what it gave, however its block is left."""

    def __init__(self, headers, ends):
        self.headers, self.ends = headers, ends

    def __enter__(self):
        self.headers["x-correlation-id"] = "1"
        return self.headers

    def __exit__(self, kind, error, trace):
        if kind is not None:
            del self.headers["x-correlation-id"]
        return self.ends


def taken_back_within():
    with Lent({"x-team-id": "t"}, True) as headers:
        raise ValueError("stop")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def taken_back_outside():
    headers = {"x-team-id": "t"}
    try:
        with Lent(headers, False):
            raise ValueError("stop")
    except ValueError:
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def kept():
    with Lent({"x-team-id": "t"}, False) as headers:
        pass
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


# A call that stands in a handler alone is a call all the same, however its exception comes about.


def raised_in_a_branch(prompt):
    try:
        if not prompt:
            raise ValueError("nothing to ask")
    except ValueError:
        client.responses.create(model="m", input="a", extra_headers={"x-team-id": "t"})  # expect: fail correlation_id


def no_number(text):
    try:
        return int(text)
    except ValueError:
        client.responses.create(model="m", input=text, extra_headers=TAGS)  # expect: pass


def no_pair(text):
    try:
        name, value = text.split("=")
    except ValueError:
        client.responses.create(model="m", input=text, extra_headers={})  # expect: fail team_id correlation_id


def left_out_of_a_mapping():
    jobs = {"a": 1}
    try:
        jobs.pop(input("job"))
    except KeyError:
        client.responses.create(model="m", input="a", extra_headers={})  # expect: fail team_id correlation_id
