"""Code that asks functions, classes and objects about themselves, and what is made from the answers."""

import functools
import inspect
from dataclasses import dataclass, field, fields
from typing import get_type_hints

from openai import OpenAI
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings

client = OpenAI()
OWN = {"x-team-id": "search", "x-correlation-id": "1"}


def header(name, **kw):
    return field(metadata={"header": name}, **kw)


@dataclass
class Envelope:
    team: str = header("x-team-id")
    note: str = field(default="")

    def headers(self):
        return {f.metadata["header"]: getattr(self, f.name) for f in fields(self) if "header" in f.metadata}


@dataclass
class Traced(Envelope):
    correlation: str = header("x-correlation-id", default="")


def write(envelope):
    return client.responses.create(model="m", input="x", extra_headers=envelope.headers())  # expect: fail correlation_id


class Tags:
    def headers(self):
        return {"x-team-id": "search"}


class Answers:
    def __init__(self, tags: Tags, llm: "OpenAI") -> None:
        self.tags, self.llm = tags, llm

    def ask(self):
        return self.llm.responses.create(model="m", input="x", extra_headers=self.tags.headers())  # expect: pass


class Titles:
    def __init__(self, llm: OpenAI) -> None:
        self.llm = llm

    def ask(self):
        return self.llm.responses.create(model="m", input="x")  # expect: fail team_id


class Container:
    def __init__(self):
        self.providers = {}

    def get(self, key):
        if key in self.providers:
            return self.providers[key](self)
        hints = get_type_hints(key.__init__)
        return key(**{name: self.get(hints[name]) for name in inspect.signature(key).parameters})


def tool(fn):
    fn.is_tool = True
    return fn


def logged(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)

    return inner


REGISTRY = {}


def register(fn):
    REGISTRY[fn.__name__] = fn
    return fn


@register
@logged
def good(headers):
    return client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


@register
@logged
def bad(headers):
    return client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


class Toolbox:
    def __init__(self):
        self.tools = {n: getattr(self, n) for n in dir(self) if hasattr(getattr(type(self), n, None), "is_tool")}
        self.listed = dict(inspect.getmembers(self, inspect.ismethod))

    @logged
    @tool
    def shorten(self, headers):
        return client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass

    @tool
    def translate(self, headers):
        return client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id

    def other(self, headers):
        return client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail correlation_id

    def last(self, headers):
        return client.responses.create(model="m", input="x", extra_headers=headers)  # expect: pass


class Tag:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.slot = f"_tag_{name}"

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        setattr(obj, self.slot, value)


class Tagged(type):
    def __new__(mcls, name, bases, members):
        cls = super().__new__(mcls, name, bases, members)
        own = [k for k, v in members.items() if isinstance(v, Tag)]
        cls._tags = [*(k for b in bases for k in getattr(b, "_tags", ())), *own]
        return cls


class TagSet(metaclass=Tagged):
    def __init__(self, **values):
        for key, value in values.items():
            setattr(self, key, value)

    def headers(self):
        return {"x-" + n.replace("_", "-"): getattr(self, n) for n in self._tags if getattr(self, n)}


class Owner(TagSet):
    team_id = Tag("docs")


class Call(Owner):
    correlation_id = Tag()


def label(tags):
    return client.responses.create(model="m", input="x", extra_headers=tags.headers())  # expect: fail correlation_id


class Billing(BaseModel):
    team: str = "search"
    correlation: str = ""


class Settings(BaseSettings):
    billing: Billing = Field(default_factory=Billing)


def by_settings():
    billing = Settings().billing
    tags = {"x-team-id": billing.team, "x-correlation-id": billing.correlation}
    client.responses.create(model="m", input="x", extra_headers=tags)  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="x", extra_headers={**tags, "x-correlation-id": "1"})  # expect: pass


def main():
    write(Traced("a", correlation="1"))
    write(Envelope("a"))  # expect: blame correlation_id
    box = Container()
    box.providers[OpenAI] = lambda _: OpenAI(default_headers={"x-correlation-id": "1"})
    box.get(Answers).ask()
    box.get(Titles).ask()
    label(Call(correlation_id="1"))
    label(Owner())  # expect: blame correlation_id
    by_settings()


def by_name():
    REGISTRY["good"](OWN)
    REGISTRY["bad"](OWN)


def by_table():
    tools = Toolbox()
    tools.tools["shorten"](OWN)
    tools.tools["translate"](OWN)
    tools.other({"x-team-id": "a"})
    tools.listed["last"](OWN)
