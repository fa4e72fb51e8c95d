"""A tag class with __iter__, __or__ and keys(): dict(tags) and {**tags} go through them."""
from openai import OpenAI

client = OpenAI()


class Tags:
    def __init__(self, **fields):
        self.fields = fields

    def __or__(self, other):
        return Tags(**{**self.fields, **other.fields})

    def __iter__(self):
        for name, value in self.fields.items():
            yield "x-" + name.replace("_", "-"), value


class Mapping(Tags):
    def keys(self):
        return [name for name, _ in self]

    def __getitem__(self, key):
        return dict(iter(self))[key]


BASE = Tags(team_id="ti", cost_center="cc-476", service="ti")


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(BASE | Tags(environment="prod", correlation_id=text)))


def ask_base(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(BASE | Tags(environment="prod")))


def ask_mapping(text):
    tags = Mapping(team_id="ti", cost_center="cc-476", service="ti", environment="prod", correlation_id=text)
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**tags})


def main():
    ask("a")
    ask_base("a")
    ask_mapping("a")
