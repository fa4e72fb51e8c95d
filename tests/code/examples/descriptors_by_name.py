"""Slots, properties and bases that are set through the class: `Api.headers.__set__(api, {})`, `Api.__bases__ = …`."""

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search", "x-correlation-id": "7"}


class Slotted:
    __slots__ = ("headers", "name")

    def __init__(self):
        self.headers = dict(OWNER)

    def ask(self):
        client.responses.create(model="m", input="a", extra_headers=self.headers)  # expect: pass


class Emptied:
    __slots__ = ("headers",)

    def __init__(self):
        self.headers = dict(OWNER)

    def ask(self):
        client.responses.create(model="m", input="a", extra_headers=self.headers)  # expect: fail correlation_id team_id


class Property:
    def __init__(self):
        self._headers = dict(OWNER)

    @property
    def headers(self):
        return self._headers

    @headers.setter
    def headers(self, value):
        self._headers = value


def through_slots():
    kept, emptied = Slotted(), Emptied()
    Slotted.name.__set__(kept, "b")
    kept.ask()
    Emptied.headers.__set__(emptied, {})
    emptied.ask()
    other = Slotted()
    client.responses.create(model="m", input="a", extra_headers=Slotted.headers.__get__(other, Slotted))  # expect: pass


def through_properties():
    one = Property()
    client.responses.create(model="m", input="a", extra_headers=Property.headers.fget(one))  # expect: pass
    Property.headers.fset(one, {"x-team-id": "search"})
    client.responses.create(model="m", input="a", extra_headers=one.headers)  # expect: fail correlation_id
    Property.headers.__set__(one, dict(OWNER))
    client.responses.create(model="m", input="a", extra_headers=one.headers)  # expect: pass


class Full:
    def headers(self):
        return OWNER


class Slim:
    def headers(self):
        return {}


class Child(Full):
    pass


class Other(Full):
    pass


def replace_bases():
    Child.__bases__ = (Slim,)


def of_children():
    client.responses.create(model="m", input="a", extra_headers=Child().headers())  # expect: unverifiable correlation_id team_id
    client.responses.create(model="m", input="a", extra_headers=Other().headers())  # expect: pass
