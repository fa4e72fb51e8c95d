"""Objects: constructors, inheritance, lazily made clients, metaclasses, descriptors."""

import dataclasses
from abc import ABC, abstractmethod

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


class Singleton(type):
    kept = {}

    def __call__(cls, *args):
        if cls not in cls.kept:
            cls.kept[cls] = super().__call__(*args)
        return cls.kept[cls]


class Gateway(metaclass=Singleton):
    def __init__(self, headers=None):
        self.client = OpenAI(default_headers=headers)

    def ask(self, text):
        self.client.responses.create(model="m", input=text)  # expect: pass


class Lazy:
    def __init__(self):
        self._client = None

    def _get(self):
        if self._client is None:
            self._client = OpenAI(default_headers=OWNER)
        return self._client

    def ask(self, text):
        self._get().responses.create(model="m", input=text)  # expect: fail correlation_id


class Fluent:
    def __init__(self):
        self.headers = {}

    def team(self, name):
        self.headers["x-team-id"] = name
        return self

    def trace(self, cid):
        self.headers["x-correlation-id"] = cid
        return self

    def send(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers)  # expect: fail correlation_id


class Template(ABC):
    @abstractmethod
    def headers(self): ...

    def run(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers())  # expect: fail correlation_id


class Whole(Template):
    def headers(self):
        return TAGS


class Partly(Template):
    def headers(self):
        return dict(OWNER)


class Base:
    """Nobody makes one: only its subclass is judged."""

    def headers(self):
        return {}

    def run(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers())  # expect: pass


class Derived(Base):
    def headers(self):
        return {**super().headers(), **TAGS}


class HeaderField:
    def __get__(self, obj, owner=None):
        return {**OWNER, "x-correlation-id": obj.cid}


class Report:
    headers = HeaderField()

    def __init__(self, cid):
        self.cid = cid

    def write(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers)  # expect: fail correlation_id


class Shadowed:
    """A class attribute which the constructor may put another in front of."""

    headers = TAGS

    def __init__(self, headers=None):
        if headers is not None:
            self.headers = headers

    def ask(self, text):
        client.responses.create(model="m", input=text, extra_headers=self.headers)  # expect: fail correlation_id


class SetUpLater:
    client = None

    def set_up(self):
        self.client = OpenAI(default_headers=OWNER)

    def ask(self, text):
        self.client.responses.create(model="m", input=text)  # expect: fail correlation_id


@dataclasses.dataclass
class Owner:
    team: str = "search"
    more: dict = dataclasses.field(default_factory=dict)

    def headers(self):
        return {"x-team-id": self.team, **self.more}


def from_dataclass(text):
    headers = Owner(more={"x-correlation-id": "2"}).headers()
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


@dataclass
class Numbered:
    number: int = field(init=False)

    def __post_init__(self):
        self.number = 1


def after_an_object_with_fields_of_its_own():
    Numbered()
    client.images.edit(prompt="p")  # expect: fail team_id correlation_id


def main():
    Gateway(TAGS).ask("a")
    Gateway().ask("b")
    Lazy().ask("a")
    Fluent().team("search").trace("1").send("a")
    Fluent().team("search").send("b")  # expect: blame correlation_id
    Whole().run("a")
    Partly().run("b")  # expect: blame correlation_id
    Derived().run("a")
    Report("1").write("a")
    Report("").write("b")  # expect: blame correlation_id
    Shadowed().ask("a")
    Shadowed(OWNER).ask("b")  # expect: blame correlation_id
    later = SetUpLater()
    later.set_up()
    later.ask("a")
    from_dataclass("a")
