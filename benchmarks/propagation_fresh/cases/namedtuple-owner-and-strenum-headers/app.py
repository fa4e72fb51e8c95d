from enum import StrEnum
from typing import NamedTuple

from openai import OpenAI


class H(StrEnum):
    TEAM = "x-team-id"
    COST = "x-cost-center"
    SERVICE = "x-service"
    ENV = "x-environment"
    TRACE = "x-correlation-id"


class Owner(NamedTuple):
    team: str
    cost: str
    service: str
    env: str = "prod"


SEARCH = Owner("search", "cc-34", "query-rewrite")
client = OpenAI()


def headers(owner: Owner, trace: str) -> dict[str, str]:
    return {H.TEAM: owner.team, H.COST: owner.cost, H.SERVICE: owner.service, H.ENV: owner.env, H.TRACE: trace}


def rewrite(query: str, trace: str):
    return client.responses.create(model="gpt-4.1-nano", input=query, extra_headers=headers(SEARCH, trace))


def spell(query: str):
    owner = SEARCH._replace(service="")
    return client.responses.create(model="gpt-4.1-nano", input=query, extra_headers=headers(owner, "spell"))


def main():
    rewrite("a", "t-1")
    spell("a")
