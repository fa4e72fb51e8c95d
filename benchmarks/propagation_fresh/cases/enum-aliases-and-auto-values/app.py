"""An Enum whose equal values are aliases: iterating leaves the alias out; StrEnum members are text."""
from enum import Enum, StrEnum, auto

from openai import OpenAI

client = OpenAI()


class Field(Enum):
    TEAM = "x-team-id"
    CENTER = "x-cost-center"
    SERVICE = "x-service"
    ENVIRONMENT = "x-environment"
    CORRELATION = "x-service"


class Name(StrEnum):
    TEAM_ID = auto()
    COST_CENTER = auto()
    SERVICE = auto()
    ENVIRONMENT = auto()
    CORRELATION_ID = auto()


def aliased(text):
    headers = {field.value: "value" for field in Field}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def automatic(text):
    headers = {f"x-{name.replace('_', '-')}": "value" for name in Name}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def by_name(text):
    headers = {f"x-{name.name}": "value" for name in Name}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    aliased("a")
    automatic("b")
    by_name("c")
