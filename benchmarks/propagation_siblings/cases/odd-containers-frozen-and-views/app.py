from collections import Counter, OrderedDict, UserDict, deque
from collections.abc import Mapping
from types import MappingProxyType

from openai import OpenAI

client = OpenAI()
FULL = MappingProxyType({"x-team-id": "oc", "x-cost-center": "cc", "x-service": "oc", "x-environment": "p", "x-correlation-id": "1"})


class Headers(Mapping):
    def __init__(self, **kw):
        self._kw = kw

    def __getitem__(self, key):
        return self._kw[key.replace("-", "_")[2:]]

    def __iter__(self):
        return iter("x-" + k.replace("_", "-") for k in self._kw)

    def __len__(self):
        return len(self._kw)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


def send(headers):
    return client.embeddings.create(model="e", input="x", extra_headers=headers)


def a():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={**FULL})


def b():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=dict(Headers(team_id="a", cost_center="b", service="c", environment="d", correlation_id="e")))


def c():
    h = Lower({"X-Team-Id": "a", "X-Cost-Center": "b"})
    h["X-Service"] = "c"
    return client.responses.create(model="gpt-4o", input="x", extra_headers=dict(h))


def d():
    od = OrderedDict(FULL)
    od.move_to_end("x-team-id")
    od.popitem(last=True)
    return client.responses.create(model="gpt-4o", input="x", extra_headers=od)


def e():
    q = deque(FULL.items())
    q.popleft()
    return client.responses.create(model="gpt-4o", input="x", extra_headers=dict(q))


def f():
    stack = [dict(FULL), {}]
    return client.responses.create(model="gpt-4o", input="x", extra_headers=stack.pop(0))


def g():
    stack = [dict(FULL), {}]
    return client.responses.create(model="gpt-4o", input="x", extra_headers=stack.pop())


def main():
    for fn in (a, b, c, d, e, f, g):
        fn()
    send(dict(FULL))
