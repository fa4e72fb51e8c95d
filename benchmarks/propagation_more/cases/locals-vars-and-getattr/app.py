"""Metadata from vars() of an object, locals() of a function and a loop of getattr."""
from types import SimpleNamespace

from openai import OpenAI

client = OpenAI()
FIELDS = ("team_id", "cost_center", "service", "environment", "correlation_id")


class Context:
    environment = "prod"

    def __init__(self, correlation_id):
        self.team_id = "lv"
        self.cost_center = "cc-452"
        self.service = "lv"
        self.correlation_id = correlation_id


def by_vars(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=vars(Context("1")))


def by_getattr(text):
    ctx = Context("2")
    return client.responses.create(model="gpt-4o", input=text, metadata={f: getattr(ctx, f) for f in FIELDS})


def by_locals(team_id, cost_center, service="lv", environment="prod", correlation_id="3"):
    return client.responses.create(model="gpt-4o", input="x", metadata=locals())


def by_namespace(text):
    ctx = SimpleNamespace(team_id="lv", cost_center="cc-452", service="lv", environment="prod")
    ctx.correlation_id = text
    return client.responses.create(model="gpt-4o", input=text, metadata=ctx.__dict__)


def main():
    by_vars("a")
    by_getattr("a")
    by_locals("lv", "cc-452")
    by_namespace("a")
