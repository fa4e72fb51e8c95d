from collections import OrderedDict, UserDict, defaultdict
from enum import StrEnum

from openai import OpenAI


class Field(StrEnum):
    TEAM_ID = "team_id"
    COST_CENTER = "cost_center"
    SERVICE = "service"
    ENVIRONMENT = "environment"
    CORRELATION_ID = "correlation_id"

    @property
    def header(self):
        return "x-" + self.replace("_", "-")


class Headers(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


client = OpenAI()
VALUES = defaultdict(lambda: "odd", {Field.ENVIRONMENT: "prod"})


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={f.header: VALUES[f] for f in Field})


def ask_some(text):
    headers = Headers()
    for f in list(Field)[:3]:
        headers[f.header.upper()] = "odd"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(headers))


def ask_ordered(text):
    ordered = OrderedDict((f.header, "odd") for f in Field)
    ordered.popitem(last=False)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=ordered)


def main():
    ask("a")
    ask_some("a")
    ask_ordered("a")
