"""The same mixins in another order: who comes last has the say."""
from openai import OpenAI


class Base:
    def tags(self):
        return {"x-team-id": "mro", "x-cost-center": "cc-22", "x-service": "mro", "x-environment": "prod", "x-correlation-id": "1"}


class Minimal(Base):
    def tags(self):
        return {k: v for k, v in super().tags().items() if k in ("x-team-id", "x-correlation-id")}


class Costed(Base):
    def tags(self):
        return {**super().tags(), "x-cost-center": "cc-mro", "x-service": "costed", "x-environment": "prod"}


class MinimalThenCosted(Minimal, Costed):
    pass


class CostedThenMinimal(Costed, Minimal):
    pass


def one(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=MinimalThenCosted().tags())


def two(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=CostedThenMinimal().tags())


def main():
    one("a")
    two("b")
