"""Texts that the code takes apart and puts together: regular expressions, members of enumerations, formats."""

import itertools
import re
from enum import Enum, StrEnum

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
WORDS = re.compile(r"(?<!^)(?=[A-Z])")
PAIR = re.compile(r"(?P<name>[\w-]+)=(?P<value>\w*)")


def by_substitution():
    headers = {re.sub("_", "-", f"x_{name}"): "1" for name in ("team_id", "correlation_id")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {"x-" + WORDS.sub("-", name).lower(): "1" for name in ("TeamId", "CorrelationId")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {re.sub("[A-Z]", lambda found: "-" + found[0].lower(), name): "1" for name in ("x-teamId", "xCorrelationId")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {**OWNER, "x-correlation-id": re.sub("[a-z]", "", "run")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def by_groups():
    found = PAIR.match("x-correlation-id=7")
    headers = {**OWNER, found["name"]: found.group("value")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    found = PAIR.match("x-correlation-id=")
    headers = {**OWNER, found["name"]: found.group("value")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = OWNER | dict(re.findall(r"([\w-]+)=(\w+)", "x-correlation-id=7 x-other=8"))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    name, _, value = re.split("(: )", "x-correlation-id: 7")
    client.responses.create(model="m", input="a", extra_headers={**OWNER, name: value})  # expect: pass


def of_unknown_text(text):
    headers = {**OWNER, "x-correlation-id": re.sub("a", "b", text)}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


class Name(str, Enum):
    RUN = "x-correlation-id"


class Header(StrEnum):
    RUN = "x-correlation-id"


class Written:
    def __str__(self):
        return "x-correlation-id"


def by_members():
    client.responses.create(model="m", input="a", extra_headers={**OWNER, f"{Header.RUN}": "1"})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, Name.RUN: "1"})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, f"{Name.RUN}": "1"})  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, f"{Written()}": "1"})  # expect: pass


def by_steps():
    pairs = [*OWNER.items(), ("x-correlation-id", "1"), ("x-end", "")]
    headers = dict(itertools.takewhile(lambda pair: pair[1], pairs))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = dict(itertools.islice(pairs, 1, None))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id
    headers = dict(itertools.filterfalse(lambda pair: pair[0].endswith("correlation-id"), pairs))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = dict(itertools.zip_longest(["x-team-id", "x-correlation-id"], ["a"], fillvalue=""))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": "x" * (len(pairs) - 3)}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
