from collections import UserDict, OrderedDict
from collections.abc import Mapping

from openai import OpenAI

client = OpenAI()


class Headers(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__("x-" + key.replace("_", "-"), str(value))


class View(Mapping):
    def __init__(self, inner, hidden=()):
        self.inner, self.hidden = inner, set(hidden)

    def __getitem__(self, key):
        if key in self.hidden:
            raise KeyError(key)
        return self.inner[key]

    def __iter__(self):
        return (k for k in self.inner if k not in self.hidden)

    def __len__(self):
        return sum(1 for _ in self)


FULL = Headers(team_id="forge", cost_center="cc-409", service="iron", environment="prod")
FULL["correlation_id"] = 12


def full(text, headers: Mapping[str, str] = FULL):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def hidden(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(View(FULL, hidden=["x-team-id"])))


def ordered(text):
    out = OrderedDict(FULL)
    out.move_to_end("x-team-id")
    out.popitem()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=out)


def main():
    full("a")
    hidden("b")
    ordered("c")
