"""Tiers in an Enum; each member holds what it adds."""
from enum import Enum, auto

from openai import OpenAI

BASE = {"x-service": "tiers", "x-environment": "prod"}


class Tier(Enum):
    FREE = auto()
    PAID = auto()
    INTERNAL = auto()

    @property
    def owner(self):
        if self is Tier.FREE:
            return {"x-team-id": "growth", "x-cost-center": "cc-free"}
        if self is Tier.PAID:
            return {"x-team-id": "sales", "x-cost-center": "cc-paid"}
        return {"x-team-id": "internal"}


def run(tier, text):
    return OpenAI().responses.create(model="gpt-4o", input=text,
                                     extra_headers={**BASE, **tier.owner, "x-correlation-id": tier.name})


def main():
    run(Tier.FREE, "a")
    run(Tier.PAID, "b")
    run(Tier.INTERNAL, "c")
