"""Attributes of classes that methods and functions replace for all objects: callers say what comes first."""

from openai import OpenAI

client = OpenAI()


def tags():
    return {"x-team-id": "search", "x-correlation-id": "1"}


class ByType:
    headers = tags()

    def drop(self):
        type(self).headers = {}

    def ask(self):
        client.responses.create(model="m", input="t", extra_headers=self.headers)  # expect: fail team_id correlation_id


class ByClass:
    headers = tags()

    def drop(self):
        self.__class__.headers = {}

    @classmethod
    def ask(cls):
        client.responses.create(model="m", input="t", extra_headers=cls.headers)  # expect: fail team_id correlation_id


class ByName:
    headers = tags()

    def ask(self):
        client.responses.create(model="m", input="t", extra_headers=ByName.headers)  # expect: fail team_id correlation_id


class Text:
    team = "search"

    @classmethod
    def drop(cls):
        cls.team = ""

    @classmethod
    def ask(cls):
        client.responses.create(model="m", input="t", extra_headers={**tags(), "x-team-id": cls.team})  # expect: fail team_id


class Afterwards:
    headers = tags()

    def drop(self):
        type(self).headers = {}

    @classmethod
    def ask(cls):
        client.responses.create(model="m", input="t", extra_headers=cls.headers)  # expect: pass


class UnderAnotherName:
    shared = tags()

    def __init__(self):
        self.mine = self.shared

    def reset(self):
        self.mine.clear()

    def ask(self):
        client.responses.create(model="m", input="t", extra_headers=self.shared)  # expect: fail team_id correlation_id


class OfOneObject:
    headers = tags()

    def drop(self):
        self.headers = {}

    @classmethod
    def ask(cls):
        client.responses.create(model="m", input="t", extra_headers=cls.headers)  # expect: pass


def by_name():
    ByName.headers = None


def main():
    first = ByType()
    first.drop()
    first.ask()
    ByClass().drop()
    ByClass.ask()
    by_name()
    ByName().ask()
    Text.drop()
    Text.ask()
    Afterwards.ask()
    Afterwards().drop()
    shared = UnderAnotherName()
    shared.reset()
    shared.ask()
    OfOneObject().drop()
    OfOneObject.ask()
