from functools import cached_property
from typing import ClassVar

from openai import OpenAI


class Meta(type):
    @property
    def label(cls):
        return cls.__name__.lower()


class Bot(metaclass=Meta):
    TEAM: ClassVar[str] = "bots"
    HEADERS: ClassVar[dict] = {"x-team-id": TEAM, "x-cost-center": "cc-8", "x-environment": "prod"}
    service = None

    def __init__(self, cid):
        self.cid = cid

    @cached_property
    def client(self):
        return OpenAI(default_headers=self.HEADERS)

    @property
    def trace(self):
        return {"x-correlation-id": self.cid, "x-service": self.service or type(self).label}

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.trace)

    def ask_bare(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-service": self.service})


class Helper(Bot):
    service = "helper"
    HEADERS = {**Bot.HEADERS, "x-team-id": "helpers"}

    def ask_plain(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": self.cid, "x-service": self.service})


class Poor(Helper):
    HEADERS = {}

    def ask_poor(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.trace)


def main():
    Bot("1").ask("a")
    Helper("2").ask("a")
    Helper("2").ask_bare("a")
    Helper("3").ask_plain("b")
    Poor("4").ask_poor("c")
