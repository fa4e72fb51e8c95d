"""The most urgent case is picked from an ordered dataclass; its owner pays."""
from dataclasses import dataclass, field

from openai import OpenAI

client = OpenAI()


@dataclass(order=True)
class Case:
    urgency: int
    headers: dict = field(compare=False)


def tags(cost_center, trace):
    found = {"x-team-id": "tribunal", "x-service": "cases", "x-environment": "prod", "x-correlation-id": trace}
    if cost_center:
        found["x-cost-center"] = cost_center
    return found


CASES = [Case(3, tags("", "c-3")), Case(1, tags("cc-4027", "c-1")), Case(2, tags("cc-4028", "c-2"))]


def first():
    return client.responses.create(model="gpt-4o-mini", input="first", extra_headers=min(CASES).headers)


def last():
    return client.responses.create(model="gpt-4o-mini", input="last", extra_headers=sorted(CASES, reverse=True)[0].headers)


def main():
    first()
    last()
