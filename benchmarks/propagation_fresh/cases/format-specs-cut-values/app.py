"""Format specs and slices that leave nothing; % with a mapping; a name that is formatted twice."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "fs", "x-cost-center": "cc-9", "x-service": "fs", "x-environment": "prod"}


def cut(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": f"{'abc':.0}"})


def padded(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": f"{7:>04}"})


def mapped(text):
    name = "x-%(a)s-%(b)s" % {"a": "correlation", "b": "id"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, name: "1"})


def doubled(text):
    name = "x-{}-id".format("{}").format("correlation")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, name: "1"})


def braces(text):
    name = "x-{{}}-id".format("correlation")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, name.replace("{}", "corr"): "1"})


def main():
    cut("a")
    padded("b")
    mapped("c")
    doubled("d")
    braces("e")
