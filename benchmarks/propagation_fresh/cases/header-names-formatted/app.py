"""Header names are formatted; one format makes another name than the gateway reads."""
from openai import OpenAI

FIELDS = {"team_id": "names", "cost_center": "cc-10", "service": "names", "environment": "prod", "correlation_id": "n-1"}
client = OpenAI()


def percent():
    return {"x-%s" % name.replace("_", "-"): value for name, value in FIELDS.items()}


def formatted():
    return {"X-{}".format("-".join(part.title() for part in name.split("_"))): value for name, value in FIELDS.items()}


def joined():
    return {"-".join(["x", *name.split("_")]): value for name, value in FIELDS.items()}


def underscored():
    return {f"x-{name}": value for name, value in FIELDS.items()}


def one(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=percent())


def two(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=formatted())


def three(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=joined())


def four(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=underscored())


def main():
    one("a")
    two("b")
    three("c")
    four("d")
