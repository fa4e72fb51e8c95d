from dataclasses import dataclass

from openai import OpenAI

client = OpenAI()
BASE = {"x-cost-center": "cc-3348", "x-service": "events", "x-environment": "prod"}


@dataclass
class Ordered:
    order: str
    team: str = "shop"


@dataclass
class Refunded:
    order: str


def tags(event):
    match event:
        case Ordered(order=order, team=team):
            return BASE | {"x-team-id": team, "x-correlation-id": order}
        case Refunded(order):
            return BASE | {"x-correlation-id": order}
    raise TypeError(event)


def ordered(event):
    client.responses.create(model="gpt-4o", input="thanks", extra_headers=tags(event))


def refunded(event):
    client.responses.create(model="gpt-4o", input="sorry", extra_headers=tags(event))


def main():
    ordered(Ordered("o-1"))
    refunded(Refunded("o-2"))
