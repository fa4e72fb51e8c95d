"""__setattr__ that keeps only what it knows; __delattr__ and del of an instance attribute show the class's again."""
from anthropic import Anthropic

api = Anthropic()


class Owner:
    ALLOWED = {"team_id", "service", "environment", "correlation_id"}
    team_id = service = environment = cost_center = correlation_id = ""

    def __setattr__(self, name, value):
        if name in self.ALLOWED:
            object.__setattr__(self, name, value)


class Open(Owner):
    ALLOWED = Owner.ALLOWED | {"cost_center"}


def fill(owner):
    owner.team_id = "sa"
    owner.cost_center = "cc-21"
    owner.service = "sa"
    owner.environment = "prod"
    owner.correlation_id = "1"
    return owner


def send(text, owner):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers={
        "x-team-id": owner.team_id, "x-cost-center": owner.cost_center, "x-service": owner.service,
        "x-environment": owner.environment, "x-correlation-id": owner.correlation_id})


def refused(text):
    return send(text, fill(Owner()))


def accepted(text):
    return send(text, fill(Open()))


def deleted(text):
    owner = fill(Open())
    del owner.team_id
    return send(text, owner)


def main():
    refused("a")
    accepted("b")
    deleted("c")
