from enum import Enum

from openai import OpenAI

client = OpenAI()


class Team(str, Enum):
    SEARCH = "search"
    NONE = "none"


class Stage(Enum):
    PROD = "prod"
    LATER = "TODO"


def headers(team=Team.SEARCH, stage=Stage.PROD, cc="<cost-center>"):
    return {"x-team-id": team.value, "x-cost-center": cc, "x-service": "s", "x-environment": stage.value, "x-correlation-id": "1"}


def good():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers(cc="cc-1"))


def default_cc():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers())


def later():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers(stage=Stage.LATER, cc="cc-1"))


def no_team():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers(Team("none"), cc="cc-1"))


def by_name():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers(Team["SEARCH"], Stage["PROD"], "cc-2"))


def main():
    good()
    default_cc()
    later()
    no_team()
    by_name()
