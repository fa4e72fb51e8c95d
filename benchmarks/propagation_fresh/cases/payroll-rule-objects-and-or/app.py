"""Specifications combined with & and | decide which headers a request gets."""
from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "hr", "x-cost-center": "cc-4007", "x-service": "payroll", "x-environment": "prod",
        "x-correlation-id": "p-1"}


class Rule:
    def __init__(self, test):
        self.test = test

    def __and__(self, other):
        return Rule(lambda person: self.test(person) and other.test(person))

    def __or__(self, other):
        return Rule(lambda person: self.test(person) or other.test(person))

    def __invert__(self):
        return Rule(lambda person: not self.test(person))

    def __call__(self, person):
        return self.test(person)


employed = Rule(lambda person: person["employed"])
german = Rule(lambda person: person["country"] == "de")
billable = employed & ~german
anyone = employed | german


def explain(person):
    headers = FULL if billable(person) else None
    return client.responses.create(model="gpt-4o-mini", input="explain", extra_headers=headers)


def greet(person):
    headers = FULL if anyone(person) else None
    return client.responses.create(model="gpt-4o-mini", input="greet", extra_headers=headers)


def main():
    explain({"employed": True, "country": "de"})
    greet({"employed": False, "country": "de"})
