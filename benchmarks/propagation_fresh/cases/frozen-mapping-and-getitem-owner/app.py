from collections.abc import Mapping
from types import MappingProxyType

from openai import OpenAI


class Owner(Mapping):
    def __init__(self, **values):
        self._values = MappingProxyType({f"x-{k.replace('_', '-')}": v for k, v in values.items()})

    def __getitem__(self, key):
        return self._values[key]

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)


OWNER = Owner(team_id="fm", cost_center="cc-71", service="fm", environment="prod")
client = OpenAI()


def ask(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, "x-correlation-id": cid})


def ask_bare(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(OWNER))


def main():
    ask("a", "1")
    ask_bare("b")
