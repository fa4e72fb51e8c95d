"""An object with keys() and __getitem__ is spread like a dict; another has __or__."""
from openai import OpenAI


class Owner:
    def __init__(self, **fields):
        self._fields = fields

    def keys(self):
        return ["x-" + k.replace("_", "-") for k in self._fields]

    def __getitem__(self, name):
        return self._fields[name.removeprefix("x-").replace("-", "_")]

    def __or__(self, other):
        return Owner(**{**self._fields, **other})


OWNER = Owner(team_id="pr", cost_center="cc-1082", service="pr", environment="prod")
client = OpenAI()


def ask(text, owner):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**owner})


def main():
    ask("a", OWNER | {"correlation_id": "1"})
    ask("b", OWNER)
