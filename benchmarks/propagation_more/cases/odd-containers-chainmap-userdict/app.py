"""defaultdict, OrderedDict, UserDict, a NamedTuple class and a StrEnum as keys."""
from collections import OrderedDict, UserDict, defaultdict
from enum import StrEnum
from typing import NamedTuple

import anthropic
from openai import OpenAI


class Key(StrEnum):
    TEAM = "x-team-id"
    CENTER = "x-cost-center"
    SERVICE = "x-service"
    ENV = "x-environment"
    CID = "x-correlation-id"


class Owner(NamedTuple):
    team: str
    center: str = "cc-411"


class Tags(UserDict):
    pass


def by_enum(text):
    owner = Owner("oc")
    headers = OrderedDict([(Key.TEAM, owner.team), (Key.CENTER, owner.center), (Key.SERVICE, "oc"), (Key.ENV, "prod")])
    headers[Key.CID] = text
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={str(k): v for k, v in headers.items()})


def by_default(text):
    metadata = defaultdict(str, team_id="oc", cost_center="cc-411", service="oc")
    metadata["environment"]
    metadata["correlation_id"] += "1"
    return OpenAI().responses.create(model="gpt-4o", input=text, metadata=metadata)


def by_user_dict(text):
    tags = Tags({"x-team-id": "oc", "x-cost-center": "cc-411"})
    tags["x-service"], tags["x-environment"], tags["x-correlation-id"] = "oc", "prod", "1"
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=dict(tags),
                                                 messages=[{"role": "user", "content": text}])


def main():
    by_enum("a")
    by_default("a")
    by_user_dict("a")
