"""A mapping as a default of a class that all objects share, and a factory that gives each its own."""
from dataclasses import dataclass, field

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "df", "x-cost-center": "cc-22", "x-service": "df", "x-environment": "prod", "x-correlation-id": "1"}
SHARED = dict(FULL)


@dataclass
class Shared:
    headers: dict = field(default_factory=lambda: SHARED)


@dataclass
class Own:
    headers: dict = field(default_factory=lambda: dict(FULL))


def shared(text):
    Shared().headers.pop("x-cost-center", None)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Shared().headers)


def own(text):
    Own().headers.pop("x-cost-center", None)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Own().headers)


def main():
    shared("a")
    own("b")
