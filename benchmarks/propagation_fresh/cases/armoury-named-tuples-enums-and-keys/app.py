from enum import StrEnum
from typing import NamedTuple

from openai import OpenAI

client = OpenAI()


class H(StrEnum):
    TEAM = "x-team-id"
    COST = "x-cost-center"
    SERVICE = "x-service"
    ENV = "x-environment"
    CID = "x-correlation-id"


class Owner(NamedTuple):
    team: str
    cost: str
    service: str = "blades"
    env: str = "prod"


def by_zip(text, owner):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(zip(H, owner)))


def by_member(text, owner):
    headers = {H.TEAM: owner.team, H.COST: owner.cost, H.SERVICE: owner.service, H.ENV: owner.env, H.CID: f"{owner.team}-1"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    by_zip("a", Owner("arms", "cc-350"))
    by_member("b", Owner("arms", "cc-350")._replace(env="staging"))
