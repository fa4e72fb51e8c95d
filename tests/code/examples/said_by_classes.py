"""What classes themselves say of reading, asking and copying: `__class_getitem__`, `__instancecheck__`, `__prepare__`,
`__getstate__`."""

import copy
import pickle

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search", "x-correlation-id": "7"}


class Tags:
    headers = OWNER

    def __class_getitem__(cls, name):
        return {"x-team-id": name}


class Anything(type):
    def __instancecheck__(cls, value):
        return True


class Slim(metaclass=Anything):
    pass


class Prepared(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"headers": {"x-team-id": "search"}}


class Child(Tags, metaclass=Prepared):
    pass


class Kept:
    def __init__(self):
        self.headers, self.others = dict(OWNER), dict(OWNER)

    def __getstate__(self):
        return {"headers": self.headers, "others": {}}


class Rebuilt(Kept):
    def __reduce__(self):
        return (Kept, ())


def read():
    client.responses.create(model="m", input="a", extra_headers=Tags.headers)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=Tags["search"])  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=Child.headers)  # expect: fail correlation_id


def asked():
    headers = dict(OWNER)
    if isinstance(headers, Slim):
        headers.pop("x-correlation-id")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def copied():
    kept = copy.copy(Kept())
    client.responses.create(model="m", input="a", extra_headers=kept.headers)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=kept.others)  # expect: fail correlation_id team_id
    read_back = pickle.loads(pickle.dumps(Kept()))
    client.responses.create(model="m", input="a", extra_headers=read_back.others)  # expect: fail correlation_id team_id
    client.responses.create(model="m", input="a", extra_headers=copy.copy(Rebuilt()).headers)  # expect: unverifiable correlation_id team_id
