from enum import StrEnum
from typing import NamedTuple

from openai import OpenAI


class Field(StrEnum):
    TEAM = "team_id"
    CENTER = "cost_center"
    SERVICE = "service"
    ENV = "environment"
    CID = "correlation_id"

    @property
    def header(self):
        return f"x-{self.value}".replace("_", "-")


class Owner(NamedTuple):
    team: str
    center: str
    env: str = "prod"

    def headers(self, service):
        return {Field.TEAM.header: self.team, Field.CENTER.header: self.center, Field.ENV.header: self.env,
                Field.SERVICE.header: service}


OWNER = Owner("enum", "cc-76")
client = OpenAI()


def stamp(text, cid):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=OWNER.headers("stamp") | {Field.CID.header: cid})


def seal(text, cid):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=OWNER._replace(center="")._replace(env="qa").headers("seal") | {Field.CID: cid})


def meta(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={f: "enum-" + f.name.lower() for f in Field})


def main():
    stamp("a", "1")
    seal("b", "2")
    meta("c")
