"""A Result type: ok and error values go through `then` and `otherwise`."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "clinic", "x-cost-center": "cc-4004", "x-service": "triage", "x-environment": "prod"}


class Ok:
    def __init__(self, value):
        self.value = value

    def then(self, function):
        return function(self.value)

    def otherwise(self, _function):
        return self.value


class Err:
    def __init__(self, why):
        self.why = why

    def then(self, _function):
        return self

    def otherwise(self, function):
        return function(self.why)


def with_visit(headers, visit):
    return Ok({**headers, "x-correlation-id": visit}) if visit else Err("no visit")


def triage(visit):
    headers = with_visit(BASE, visit).otherwise(lambda why: dict(BASE))
    return client.responses.create(model="gpt-4o-mini", input="triage", extra_headers=headers)


def refer(visit):
    headers = with_visit(BASE, visit).otherwise(lambda why: {**BASE, "x-correlation-id": f"refer-{why}"})
    return client.responses.create(model="gpt-4o-mini", input="refer", extra_headers=headers)


def main():
    triage("v-1")
    triage("")
    refer("v-2")
    refer("")
