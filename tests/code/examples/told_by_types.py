"""What is asked of types and kept by them: descriptors that learn their names, single dispatch, containers that build what
an annotation names, namespaces that functions fill."""

import inspect
from functools import singledispatch
from types import SimpleNamespace

from openai import OpenAI

client = OpenAI()
request = SimpleNamespace()


class Tag:
    def __init__(self, header, default=None):
        self.header = header
        self.default = default

    def __set_name__(self, owner, name):
        self.slot = "_" + name
        owner.tags = [*getattr(owner, "tags", []), self]

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot, self.default)

    def __set__(self, instance, value):
        setattr(instance, self.slot, value)


class Job:
    team = Tag("x-team-id", "search")
    correlation = Tag("x-correlation-id")

    def headers(self):
        pairs = ((tag.header, tag.__get__(self)) for tag in type(self).tags)
        return {name: value for name, value in pairs if value is not None}


def described():
    job = Job()
    client.responses.create(model="m", input="a", extra_headers=job.headers())  # expect: fail correlation_id
    job.correlation = "1"
    client.responses.create(model="m", input="a", extra_headers=job.headers())  # expect: pass


@singledispatch
def tags(job):
    return {"x-team-id": "search"}


@tags.register
def _(job: Job):
    return {"x-team-id": "search", "x-correlation-id": "1"}


def dispatched():
    client.responses.create(model="m", input="a", extra_headers=tags.dispatch(Job)(None))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=tags.dispatch(Tag)(None))  # expect: fail correlation_id


class Headers:
    def __init__(self):
        self.values = {"x-team-id": "search"}


class Asker:
    def __init__(self, client: OpenAI, headers: Headers):
        self.client = client
        self.headers = headers

    def ask(self):
        self.client.responses.create(model="m", input="a", extra_headers=self.headers.values)  # expect: fail correlation_id


def build(provider):
    if not inspect.isclass(provider):
        return provider()
    hints = {name: p.annotation for name, p in inspect.signature(provider).parameters.items()}
    return provider(**{name: build(PROVIDERS.get(hint, hint)) for name, hint in hints.items()})


PROVIDERS = {OpenAI: lambda: OpenAI()}


def begin():
    request.tags = {"x-team-id": "search", "x-correlation-id": "1"}
    request.part = {"x-team-id": "search"}


def whole():
    client.responses.create(model="m", input="a", extra_headers=request.tags)  # expect: pass


def part():
    client.responses.create(model="m", input="a", extra_headers=request.part)  # expect: fail correlation_id


def main():
    build(Asker).ask()
    begin()
    whole()
    part()
