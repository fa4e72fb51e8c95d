import string

from openai import OpenAI

client = OpenAI()
BASE = {"x-cost-center": "cc", "x-service": "ph", "x-environment": "prod", "x-correlation-id": "1"}


def call(team):
    return client.responses.create(model="gpt-5", input="x", extra_headers={"x-team-id": team, **BASE})


def stripped():
    return call("  Unknown ".strip().lower())


def templated():
    return call(string.Template("$team").safe_substitute({}))


def formatted():
    return call("{team}".format(team="checkout"))


def percent():
    return call("team-%s" % "42")


def joined():
    return call("-".join(["t", "b", "d"]).replace("-", ""))


def sliced():
    return call("unknown-payments"[8:])


def ternary():
    names = {"a": "payments", "b": "N/A"}
    return call(names["b"] if len(names) == 2 else names["a"])


def main():
    stripped()
    templated()
    formatted()
    percent()
    joined()
    sliced()
    ternary()
