"""A headers mapping that writes its keys in one spelling, and refuses empty values."""
from openai import OpenAI

client = OpenAI()


class Tags(dict):
    def __setitem__(self, name, value):
        if value:
            super().__setitem__("x-" + name.replace("_", "-"), value)

    def with_trace(self, trace):
        self["correlation_id"] = trace
        return self


def owner():
    tags = Tags()
    tags["team_id"] = "brewery"
    tags["cost_center"] = "cc-4038"
    tags["service"] = "labels"
    tags["environment"] = "prod"
    return tags


def label(beer, trace):
    return client.responses.create(model="gpt-4o-mini", input=beer, extra_headers=owner().with_trace(trace))


def slogan(beer):
    return client.responses.create(model="gpt-4o-mini", input=beer, extra_headers=owner().with_trace(""))


def main():
    label("ipa", "b-1")
    slogan("ipa")
