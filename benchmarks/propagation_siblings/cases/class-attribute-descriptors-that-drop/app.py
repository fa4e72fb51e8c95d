import dataclasses

from openai import OpenAI

FULL = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = OpenAI()


class Dropping:
    def __setattr__(self, name, value):
        if name == "headers":
            value = {}
        object.__setattr__(self, name, value)

    def __init__(self):
        self.headers = FULL

    def go(self):
        return client.responses.create(model="m", input="x", extra_headers=self.headers)


class Popping:
    def __init__(self):
        self._headers = [dict(FULL), {}]

    @property
    def headers(self):
        return self._headers.pop()

    def go(self):
        return client.responses.create(model="m", input="x", extra_headers=self.headers)


class Reset:
    headers = FULL

    def prepare(self):
        self.headers = {"x-team-id": "only"}
        return self

    def go(self):
        return client.responses.create(model="m", input="x", extra_headers=self.headers)


class Sub(Reset):
    def __init_subclass__(cls, **kw):
        cls.headers = {}


class SubSub(Sub):
    def go(self):
        return client.embeddings.create(model="m", input="x", extra_headers=self.headers)


@dataclasses.dataclass
class Fixed:
    team: str = dataclasses.field(init=False, default="")

    def go(self):
        return client.responses.create(model="m", input="x", extra_headers={**FULL, "x-team-id": self.team})


def main():
    Dropping().go()
    Popping().go()
    Reset().prepare().go()
    SubSub().go()
    Fixed().go()
