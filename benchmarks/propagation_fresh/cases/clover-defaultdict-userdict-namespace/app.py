from collections import UserDict, defaultdict
from types import SimpleNamespace

from openai import OpenAI

client = OpenAI()


class Tags(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(f"x-{key.replace('_', '-')}", value)


def graze(text):
    space = SimpleNamespace(team_id="clover", cost_center="cc-878", service="pasture", environment="prod")
    space.correlation_id = text
    return client.responses.create(model="gpt-4o", input=text, metadata=vars(space))


def mow(text):
    tags = Tags(team_id="clover", cost_center="cc-878")
    tags["service"] = "mowing"
    tags.update(environment="prod", correlation_id=text)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(tags))


def rake(text):
    tags = defaultdict(str, {"x-team-id": "clover", "x-cost-center": "cc-878", "x-service": "raking"})
    names = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={name: tags[name] for name in names})


def main():
    graze("g-1")
    mow("m-1")
    rake("r-1")
