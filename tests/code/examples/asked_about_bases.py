"""Code that walks the classes of an object: their order, their bases, what each of them holds and annotates itself."""

import inspect

from openai import OpenAI

client = OpenAI()


class Header:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.key, self.name = "x-" + name.replace("_", "-"), name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value


class Base:
    team_id = Header("search")


class Job(Base):
    correlation_id = Header()

    def __init__(self, run=None):
        if run:
            self.correlation_id = run

    def in_order(self):
        found = {}
        for cls in reversed(type(self).__mro__):
            for name, attr in vars(cls).items():
                if isinstance(attr, Header) and getattr(self, name):
                    found[attr.key] = getattr(self, name)
        return found

    def of_bases(self):
        classes = (type(self), *type(self).__bases__)
        return {a.key: getattr(self, n) for cls in classes for n, a in cls.__dict__.items() if isinstance(a, Header)}

    def own(self):
        return {a.key: getattr(self, n) for n, a in vars(type(self)).items() if isinstance(a, Header)}

    def by_members(self):
        members = inspect.getmembers(type(self), lambda member: isinstance(member, Header))
        return {member.key: getattr(self, name) for name, member in members}


def ask():
    client.responses.create(model="m", input="x", extra_headers=Job("1").in_order())  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=Job().in_order())  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=Job("1").of_bases())  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=Job("1").own())  # expect: fail team_id
    client.responses.create(model="m", input="x", extra_headers=Job("1").by_members())  # expect: pass


class Stated:
    team_id: str = "search"


class Run(Stated):
    correlation_id: str = "1"

    def nearest(self):
        return {"x-" + name.replace("_", "-"): getattr(self, name) for name in self.__annotations__}

    def all(self):
        names = {}
        for cls in type(self).__mro__:
            names.update(getattr(cls, "__annotations__", {}))
        return {"x-" + name.replace("_", "-"): getattr(self, name) for name in names}


def ask_stated():
    client.responses.create(model="m", input="x", extra_headers=Run().nearest())  # expect: fail team_id
    client.responses.create(model="m", input="x", extra_headers=Run().all())  # expect: pass
