"""An enum with behaviour: each signal says what is sent along."""
from enum import Enum

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "signals", "x-cost-center": "cc-4047", "x-environment": "prod"}


class Signal(Enum):
    STOP = ("stop", True)
    GO = ("go", True)
    TEST = ("test", False)

    def __init__(self, label, billed):
        self.label, self.billed = label, billed

    def headers(self, train):
        found = {**OWNER, "x-correlation-id": train}
        return found | {"x-service": self.label} if self.billed else found


def explain(signal, train):
    return client.responses.create(model="gpt-4o-mini", input=signal.label, extra_headers=signal.headers(train))


def rehearse(train):
    return client.responses.create(model="gpt-4o-mini", input="test", extra_headers=Signal.TEST.headers(train))


def main():
    explain(Signal.STOP, "i-1")
    explain(Signal["GO"], "i-2")
    rehearse("i-3")
