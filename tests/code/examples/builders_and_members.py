"""Builders that change themselves in loops, mappings of one's own, members of enumerations that are made, hooks that look."""

from collections import UserDict
from enum import Enum
from functools import reduce, singledispatchmethod

import httpx
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "a", "x-correlation-id": "1"}


class Spec:
    def __init__(self):
        self.kwargs = {"model": "m", "input": "x"}

    def header(self, name, value):
        self.kwargs.setdefault("extra_headers", {})[name] = value
        return self

    def owner(self, team):
        for name, value in zip(("x-team-id", "x-unit"), (team, team), strict=True):
            self.header(name, value)
        return self


def run(spec):
    return client.responses.create(**spec.kwargs)  # expect: fail correlation_id


def long_way(n):
    rows = []
    for i in range(n):
        rows.append({"a": i, "b": [i, i + 1, i + 2], "c": str(i) + "x" + str(i * 2)})
    for i in range(n):
        rows.append({"a": i, "b": [i, i + 1, i + 2], "c": str(i) + "x" + str(i * 2)})
    return rows


class Headers(UserDict):
    def __setitem__(self, key, value):
        self.data[key.replace("_", "-")] = value


def by_own_mapping():
    headers = Headers({"x_team_id": "a"})
    headers["x_correlation_id"] = "1"
    client.responses.create(model="m", input="x", extra_headers=dict(headers))  # expect: pass


class Strategy(Enum):
    QUALITY = ("m", OpenAI, {"x-team-id": "a"})
    SPEED = ("n", OpenAI, {})

    def __init__(self, model, sdk, headers):
        self.model, self.sdk, self.headers = model, sdk, headers

    def ask(self, rid):
        made = self.sdk(default_headers=self.headers)
        return made.responses.create(  # expect: fail team_id
            model=self.model, input="x", extra_headers={"x-correlation-id": rid}
        )


def pipe(value, *functions):
    return reduce(lambda found, function: function(found), functions, value)


def with_headers(**headers):
    return lambda options: {**options, "extra_headers": headers}


def send(options):
    return client.responses.create(**options)  # expect: pass


def ask(*steps):
    return pipe({"model": "m", "input": "x"}, *steps, send)


def stamp(request):
    for name, value in FULL.items():
        if name not in request.headers:
            request.headers[name] = value


def drop(request):
    if "x-team-id" in request.headers:
        del request.headers["x-team-id"]


stamped = OpenAI(http_client=httpx.Client(event_hooks={"request": [stamp]}))
dropped = OpenAI(http_client=httpx.Client(headers=FULL, event_hooks={"request": [drop]}))


def by_hooks():
    stamped.responses.create(model="m", input="x")  # expect: pass
    dropped.responses.create(model="m", input="x")  # expect: fail team_id


class Factory:
    @singledispatchmethod
    def of(self, kind, headers):
        raise TypeError(kind)

    @of.register
    def _(self, kind: str, headers):
        return getattr(self, kind)(headers)

    def tagged(self, headers):
        return OpenAI(default_headers=headers)


def by_dispatch():
    Factory().of("tagged", FULL).responses.create(model="m", input="x")  # expect: pass
    Factory().of("tagged", {"x-team-id": "a"}).responses.create(model="m", input="x")  # expect: fail correlation_id


def main():
    long_way(16), long_way(16), long_way(16), long_way(16)
    run(Spec().owner("a").header("x-correlation-id", "1"))
    run(Spec().owner("a"))  # expect: blame correlation_id
    Strategy.QUALITY.ask("1")
    Strategy["SPEED"].ask("2")  # expect: blame team_id
    ask(with_headers(**FULL))
